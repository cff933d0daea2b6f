import { type SyntaxNode, textOf } from './syntax.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

/** A piece of a string literal: text, or the expression that an f-string puts in. */
export type LiteralPiece = string | { readonly expression: SyntaxNode; readonly plain: boolean };

/** The pieces of a `string` node, escapes undone; `plain` is false where a format or conversion changes the text. */
export function literalPieces(node: SyntaxNode): readonly LiteralPiece[] {
  const prefix = /^[a-zA-Z]*/.exec(textOf(node))?.[0].toLowerCase() ?? '';
  const decode = (text: string): string => decodeContent(text, prefix);
  return node.children.flatMap((child): LiteralPiece[] => {
    if (child.type === 'string_content') return [decode(textOf(child))];
    if (child.type !== 'interpolation') return [];
    const expression = child.fields.get('expression')?.[0];
    const plain = !child.fields.has('format_specifier') && conversionOf(child) !== '!r';
    return expression === undefined ? [] : [{ expression, plain }];
  });
}

const conversionOf = (node: SyntaxNode): string => {
  const conversion = node.fields.get('type_conversion')?.[0];
  return conversion === undefined ? '' : textOf(conversion);
};

function decodeContent(text: string, prefix: string): string {
  const braces =
    prefix.includes('f') || prefix.includes('t')
      ? text.replaceAll(/\{\{|\}\}/g, (two) => two.charAt(0))
      : text;
  return prefix.includes('r') ? braces : unescapeText(braces);
}

function unescapeText(text: string): string {
  return text.replaceAll(ESCAPE, (whole, x, u, long, one: string | undefined) => {
    const code = x ?? u ?? long;
    if (code !== undefined) return codePoint(Number.parseInt(code, 16), whole);
    return SIMPLE[one ?? ''] ?? whole;
  });
}

const codePoint = (code: number, whole: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : whole;
