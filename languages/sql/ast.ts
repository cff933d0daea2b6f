import type { NamePart } from './names.ts';
import type { SqlNode } from './parser.ts';

/** Small readers over polyglot's AST, whose shapes are plain JSON. */
export const isNode = (value: unknown): value is SqlNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nodesIn = (value: unknown): readonly SqlNode[] =>
  Array.isArray(value) ? value.filter(isNode) : [];

/** An identifier is `{name, quoted}`; some places hold the bare name. */
export function identifier(value: unknown): NamePart | null {
  if (typeof value === 'string' && value !== '') return { text: value, quoted: false };
  if (!isNode(value) || typeof value.name !== 'string') return null;
  return { text: value.name, quoted: value.quoted === true };
}

/** The parts of a `table` node's value, or null when the value is no table reference. */
export function tableParts(value: unknown): NamePart[] | null {
  if (!isNode(value) || !isNode(value.name)) return null;
  return [value.catalog, value.schema, value.name].flatMap((part) => apart(identifier(part)));
}

/** The parser takes `project-1.dataset` for one identifier; unquoted ones hold no dot. */
const apart = (part: NamePart | null): NamePart[] => {
  if (part === null || part.quoted) return part === null ? [] : [part];
  return part.text.split('.').map((text) => ({ text, quoted: false }));
};

/** The parts of a dotted name that was read as a column: `dbo.log`. */
export function columnParts(value: unknown): NamePart[] | null {
  if (!isNode(value)) return null;
  if (isNode(value.table) && tableParts(value.table) !== null) return tableParts(value.table);
  const column = value.column;
  if (!isNode(column)) return null;
  const parts = [column.catalog, column.schema, column.table, column.name].map(identifier);
  return parts.filter((part) => part !== null);
}

/** Text of a string literal node, or null. */
export function literalText(value: unknown): string | null {
  if (!isNode(value) || !isNode(value.literal)) return null;
  const literal = value.literal;
  return literal.literal_type === 'string' && typeof literal.value === 'string' ? literal.value : null;
}

/** The table of an OUTPUT … INTO; with a column list behind it the parser takes it for a call. */
export function outputParts(value: unknown): NamePart[] | null {
  if (!isNode(value)) return null;
  const call = value.method_call;
  if (isNode(call)) {
    const method = identifier(call.method);
    const before = columnParts(call.this);
    return method === null || before === null ? null : [...before, method];
  }
  const name = isNode(value.function) ? value.function.name : null;
  if (typeof name === 'string') return name.split('.').map((text) => ({ text, quoted: false }));
  return columnParts(value);
}
