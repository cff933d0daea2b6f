import { parse, TomlError } from 'smol-toml';

export type TomlResult =
  | { readonly value: Readonly<Record<string, unknown>> }
  | {
      readonly error: string;
      readonly line: number | null;
      readonly reason: 'parse-error' | 'too-large';
    };

const MAX_CHARACTERS = 1024 * 1024;
const MAX_DEPTH = 50;

/** Reads a TOML document as plain values; an invalid one, or one nested too deep, is an error as a value. */
export function readToml(text: string): TomlResult {
  if (text.length > MAX_CHARACTERS) return { error: 'too many characters', line: null, reason: 'too-large' };
  try {
    return { value: parse(text, { maxDepth: MAX_DEPTH, integersAsBigInt: 'asNeeded' }) };
  } catch (error) {
    // The parser has no form that returns its errors.
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.split('\n')[0] ?? '';
    return { error: message, line: error.line, reason: 'parse-error' };
  }
}
