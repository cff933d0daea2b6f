import { dialectRules } from './dialects.ts';
import type { SqlDialect } from './parser.ts';
import type { Token } from './tokenize.ts';

/** One part of a dotted name, quotes taken off. */
export interface NamePart {
  readonly text: string;
  readonly quoted: boolean;
}

/** What a statement names where a table may stand. */
export type Reference =
  | { readonly kind: 'table'; readonly parts: readonly NamePart[] }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'stage'; readonly stage: string };

const PLACEHOLDER =
  /\$\{[^}]*\}|\{\{[\s\S]*?\}\}|\$\([^)]*\)|&\{[^}]*\}|&[\p{L}_][\p{L}\p{N}_]*|\{[\p{L}_][\p{L}\p{N}_.]*\}|identifier\([\s\S]*\)/giu;
const FILE_FORMATS = new Set([
  'delta',
  'parquet',
  'csv',
  'json',
  'orc',
  'avro',
  'text',
  'binaryfile',
  'iceberg',
  'xml',
  'cloudfiles',
]);
const FILE_ENDING =
  /\.(?:parquet|csv|tsv|json|jsonl|ndjson|txt|xlsx|arrow|avro|orc|db)(?:\.(?:gz|zst|bz2))?$/i;

/** Placeholders inside a name, white space removed. */
export const placeholdersIn = (text: string): string[] =>
  (text.match(PLACEHOLDER) ?? []).map((found) => found.replaceAll(/\s+/g, ''));

/** Name of a part as the dialect compares it. Placeholders keep their spelling. */
export function foldPart(part: NamePart, dialect: SqlDialect): string {
  const { text, quoted } = part;
  const rule = dialectRules[dialect].fold;
  if (rule === 'as-written') return keepPlaceholders(text, (rest) => rest);
  const upperName = /^[A-Z_][A-Z0-9_$]*$/.test(text);
  const keepsCase = quoted && rule !== 'lower' && !(rule === 'unquoted-lower-quoted-upper' && upperName);
  return keepPlaceholders(text, (rest) => (keepsCase ? rest : rest.toLowerCase()));
}

function keepPlaceholders(text: string, change: (rest: string) => string): string {
  if (!/[${&(]/.test(text)) return change(text);
  let result = '';
  let at = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    result += change(text.slice(at, found.index)) + found[0].replaceAll(/\s+/g, '');
    at = found.index + found[0].length;
  }
  return result + change(text.slice(at));
}

/** A part that holds a dot, a slash or a space keeps backticks, so that the dots of a name stay countable. */
export const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part) => (/[./\s]/.test(part) && placeholdersIn(part).length === 0 ? `\`${part}\`` : part))
    .join('.');

/** The text inside quotes, doubled quotes undone. */
export function unquote(token: Token): string {
  const { text } = token;
  const open = text.charAt(0);
  const close = open === '[' ? ']' : open;
  const inner = text.slice(1, text.length > 1 && text.endsWith(close) ? -1 : undefined);
  return inner.replaceAll(close + close, close);
}

/** The value of a string literal: prefix, quotes and escapes undone. */
export function stringValue(token: Token): string {
  const body = token.text.replace(/^(?:rb|br|r|b|n|e|x|u&)(?=['"])/i, '');
  const dollar = /^\$[^$]*\$/.exec(body)?.[0];
  if (dollar !== undefined)
    return body.slice(dollar.length, body.endsWith(dollar) ? -dollar.length : undefined);
  const quote = /^("""|''')/.exec(body)?.[0] ?? body.charAt(0);
  const inner = body.slice(quote.length, body.endsWith(quote) ? -quote.length : undefined);
  return inner.replaceAll(quote + quote, quote).replaceAll(/\\(['"\\])/g, '$1');
}

/** What the parts of a name stand for: a file path in a format's clothes, a virtual schema dropped, or a table. */
export function toReference(parts: readonly NamePart[], dialect: SqlDialect): Reference {
  const split = dialect === 'bigquery' ? parts.flatMap(splitDots) : parts;
  const last = split.at(-1);
  const first = split[0];
  if (first === undefined || last === undefined) return { kind: 'table', parts: split };
  if (dialect === 'snowflake' && first.text.startsWith('@')) {
    return { kind: 'stage', stage: split.map((part) => part.text).join('.') };
  }
  if (dialect === 'databricks') return databricksReference(split, first, last);
  if (
    dialect === 'duckdb' &&
    split.length === 1 &&
    last.quoted &&
    (last.text.includes('/') || FILE_ENDING.test(last.text))
  ) {
    return { kind: 'path', path: last.text };
  }
  return { kind: 'table', parts: split };
}

function databricksReference(parts: readonly NamePart[], first: NamePart, last: NamePart): Reference {
  if (
    parts.length === 2 &&
    FILE_FORMATS.has(first.text.toLowerCase()) &&
    last.quoted &&
    /[/:.*]/.test(last.text)
  ) {
    return { kind: 'path', path: last.text };
  }
  if (parts.length === 2 && !first.quoted && first.text.toLowerCase() === 'live')
    return { kind: 'table', parts: [last] };
  const text = last.quoted ? last.text : last.text.replace(/@(?:v\d+|\d{17})$/, '');
  return { kind: 'table', parts: [...parts.slice(0, -1), { text, quoted: last.quoted }] };
}

const splitDots = (part: NamePart): NamePart[] =>
  part.quoted && placeholdersIn(part.text).length === 0
    ? part.text.split('.').map((text) => ({ text, quoted: true }))
    : [part];
