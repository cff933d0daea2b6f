import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { readCall } from './read-call.ts';
import type { Reader } from './reader.ts';

/** Methods that T-SQL's columns of XML, of places and of trees have. */
const METHODS =
  /^(?:value|query|nodes|exist|modify|ST[A-Z]\w*|ToString|GetAncestor|GetDescendant|GetLevel|IsDescendantOf|GetReparentedValue)$/;

/** `d.doc.value('@k', 'int')`: made of the column that stands before it. Null for a function in a schema. */
export function readMethod(reader: Reader, parts: readonly NamePart[]): Expression | null {
  const method = parts.at(-1);
  if (reader.dialect !== 'tsql' || method === undefined || parts.length < 2 || !METHODS.test(method.text))
    return null;
  const of: Expression = { is: 'column', parts: parts.slice(0, -1) };
  return { is: 'operation', parts: [of, readCall(reader, [method])], name: null };
}
