import type { Node } from 'web-tree-sitter';
import { boundNames, shortName } from './names.ts';

/** The head of a class or a function: what stands before its body. */
export interface Header {
  readonly name: string;
  readonly isAsync: boolean;
  readonly decorators: readonly string[];
  /** Bases of a class as written, keyword arguments left out; empty for a function. */
  readonly bases: readonly string[];
  /** As written: self, *args and **kwargs count, the separators `*` and `/` do not. */
  readonly parameters: number;
  readonly parameterNames: readonly string[];
}

const DEFINED_NAME = /(async\s+)?(?:def|class)\b[\s\\]*([\p{ID_Start}_][\p{ID_Continue}]*)/uy;
const PARAMETER_NAME = /^[*\s]*([\p{ID_Start}_][\p{ID_Continue}]*)/u;
const NO_PARAMETER: ReadonlySet<string> = new Set([
  'keyword_separator',
  'positional_separator',
  'comment',
  'ERROR',
]);
const NO_BASE: ReadonlySet<string> = new Set(['keyword_argument', 'dictionary_splat', 'comment', 'ERROR']);

/** Null where the parser found no name, which happens in text that is not Python. */
export function readHeader(text: string, definition: Node, decorators: readonly string[]): Header | null {
  DEFINED_NAME.lastIndex = definition.startIndex;
  const match = DEFINED_NAME.exec(text);
  if (match?.[2] === undefined) return null;
  const parameters = namedChildren(definition.childForFieldName('parameters'), NO_PARAMETER);
  const bases = namedChildren(definition.childForFieldName('superclasses'), NO_BASE);
  return {
    name: match[2],
    isAsync: match[1] !== undefined,
    decorators,
    bases: bases.map((base) => shortName(textOf(text, base))),
    parameters: parameters.length,
    parameterNames: parameters.flatMap((parameter) => parameterNames(textOf(text, parameter))),
  };
}

const textOf = (text: string, node: Node): string => text.slice(node.startIndex, node.endIndex);

function namedChildren(list: Node | null, leftOut: ReadonlySet<string>): readonly Node[] {
  return list === null ? [] : list.namedChildren.filter((child) => !leftOut.has(child.type));
}

/** Python 2 unpacks a parameter in brackets; otherwise a parameter starts with its one name. */
function parameterNames(written: string): readonly string[] {
  if (written.startsWith('(')) return boundNames(written);
  const name = PARAMETER_NAME.exec(written)?.[1];
  return name === undefined ? [] : [name];
}
