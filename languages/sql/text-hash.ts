import { sha1 } from './sha1.ts';
import type { Token } from './tokenize.ts';

/** First 12 hex digits of the SHA-1 of a statement without comments and white space, case folded outside quotes. */
export const textHash = (tokens: readonly Token[]): string =>
  sha1(tokens.map((token) => (token.kind === 'word' ? token.key : token.text)).join(' ')).slice(0, 12);
