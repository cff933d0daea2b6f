import { type DialectRules, dialectRules } from './dialects.ts';
import type { SqlDialect } from './parser.ts';
import { closingQuote, commentEnd, TemplateEnds } from './token-ends.ts';
import {
  DOLLAR,
  HEX,
  MARKER,
  matchAt,
  numberAt,
  PARAM,
  PLAIN_WORD,
  SPACE,
  STAGE,
  STRING_PREFIX,
  SYMBOL,
  TEMPLATE_BLOCK,
  WORD,
} from './token-patterns.ts';

/** `marker` is a placeholder of a template (`${x}`, `{{ x }}`), `param` one of the database (`:x`, `?`). */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'marker' | 'param';

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  /** Upper case for words, as written for symbols, empty for all else: what keywords are compared with. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Cuts SQL into tokens, comments left out. Never fails: what is unterminated runs to the end. Linear in the text. */
export function tokenize(text: string, dialect: SqlDialect): Token[] {
  return new Tokenizer(text, dialect).run();
}

class Tokenizer {
  readonly #text: string;
  readonly #dialect: SqlDialect;
  readonly #rules: DialectRules;
  readonly #templates: TemplateEnds;
  readonly #tokens: Token[] = [];
  #at = 0;
  #line = 1;
  /** The next line break that was not passed yet: looked up once, so that long lines cost nothing. */
  #newline: number;

  constructor(text: string, dialect: SqlDialect) {
    this.#text = text;
    this.#templates = new TemplateEnds(text);
    this.#newline = text.indexOf('\n');
    this.#dialect = dialect;
    this.#rules = dialectRules[dialect];
  }

  run(): Token[] {
    while (this.#at < this.#text.length) {
      const skipped = this.#skip();
      if (skipped > 0) this.#advance(skipped);
      else this.#take();
    }
    return this.#tokens;
  }

  /** Length of white space, comment or template block here. */
  #skip(): number {
    const text = this.#text;
    const at = this.#at;
    const char = text.charAt(at);
    if (char <= ' ' || char >= '\u0080') {
      const space = matchAt(SPACE, text, at);
      if (space) return space.length;
    }
    if (text.startsWith('--', at)) return this.#lineEnd() - at;
    if (text.startsWith('/*', at)) return commentEnd(this.#text, this.#at, this.#rules.nestedComments) - at;
    if (char === '{') return this.#templates.mayOpen(at) ? matchAt(TEMPLATE_BLOCK, text, at).length : 0;
    return this.#rules.lineComments.some((mark) => text.startsWith(mark, at)) ? this.#lineEnd() - at : 0;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #take(): undefined {
    const char = this.#text.charAt(this.#at);
    const prefix = matchAt(STRING_PREFIX, this.#text, this.#at);
    const quote = this.#text.charAt(this.#at + prefix.length);
    if (this.#rules.quotes[quote] !== undefined) return this.#takeQuoted(prefix, quote);
    if (char === '$' && this.#rules.dollarStrings) {
      const tag = matchAt(DOLLAR, this.#text, this.#at);
      if (tag) return this.#push('string', this.#endOf(tag, this.#at + tag.length));
    }
    const marker = this.#markerLength();
    if (marker > 0) return this.#push('marker', this.#at + marker);
    if (this.#isParam()) return this.#push('param', this.#at + matchAt(PARAM, this.#text, this.#at).length);
    if (char === '@' && this.#dialect === 'snowflake') {
      return this.#push('word', this.#at + matchAt(STAGE, this.#text, this.#at).length);
    }
    return this.#takeWordOrSymbol(char);
  }

  #takeWordOrSymbol(char: string): undefined {
    const digit = char >= '0' && char <= '9';
    const word = this.#isWordStart(char) || digit ? this.#word() : '';
    if (digit || (char === '.' && /\d/.test(this.#text.charAt(this.#at + 1)) && !this.#touchesName())) {
      const number = numberAt(this.#text, this.#at, this.#dialect === 'databricks');
      if (
        number.length >= word.length ||
        HEX.test(word) ||
        (this.#touchesName() === false && /^\d+[a-zA-Z]{1,2}$/.test(word))
      ) {
        return this.#push('number', this.#at + Math.max(number.length, word.length));
      }
    }
    if (word) return this.#push('word', this.#at + word.length);
    return this.#push('symbol', this.#at + matchAt(SYMBOL, this.#text, this.#at).length);
  }

  #isWordStart(char: string): boolean {
    if ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_') return true;
    return (
      this.#rules.wordStart.includes(char) ||
      (char >= '\u0080' && /\p{L}/u.test(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 32)))
    );
  }

  #word(): string {
    return matchAt(this.#dialect === 'databricks' ? PLAIN_WORD : WORD, this.#text, this.#at);
  }

  /** True when the character before belongs to a name, so that what follows continues it. */
  #touchesName(): boolean {
    return this.#at > 0 && /[\p{L}\p{N}_`"'\])]/u.test(this.#text.charAt(this.#at - 1));
  }

  #markerLength(): number {
    const char = this.#text.charAt(this.#at);
    if (char !== '$' && char !== '{' && char !== '&') return 0;
    if (char === '&' && this.#dialect !== 'snowflake') return 0;
    if (!this.#templates.mayOpen(this.#at)) return 0;
    const found = matchAt(MARKER, this.#text, this.#at);
    return found.startsWith('$(') && this.#dialect !== 'tsql' ? 0 : found.length;
  }

  #isParam(): boolean {
    const char = this.#text.charAt(this.#at);
    if (char === '?') return true;
    if (char === '%') return matchAt(PARAM, this.#text, this.#at) !== '' && !this.#touchesName();
    return (
      char === ':' &&
      this.#text.charAt(this.#at + 1) !== ':' &&
      !this.#touchesName() &&
      matchAt(PARAM, this.#text, this.#at) !== ''
    );
  }

  #takeQuoted(prefix: string, quote: string): undefined {
    const open = this.#at + prefix.length;
    const close = quote === '[' ? ']' : quote;
    const kind = this.#rules.quotes[quote] ?? 'string';
    const triple = quote.repeat(3);
    if (this.#rules.tripleQuotes && quote !== '`' && this.#text.startsWith(triple, open)) {
      return this.#push(kind, this.#endOf(triple, open + 3));
    }
    const escapes = kind === 'string' && (this.#rules.backslash || /e/i.test(prefix)) && !/r/i.test(prefix);
    this.#push(kind, closingQuote(this.#text, open + 1, close, escapes));
  }

  #endOf(mark: string, from: number): number {
    const found = this.#text.indexOf(mark, from);
    return found < 0 ? this.#text.length : found + mark.length;
  }

  #push(kind: TokenKind, end: number): undefined {
    const start = this.#at;
    const text = this.#text.slice(start, end);
    const key = kind === 'word' ? text.toUpperCase() : kind === 'symbol' ? text : '';
    this.#tokens.push({ kind, text, key, start, end, line: this.#line });
    this.#advance(end - start);
  }

  #advance(length: number): undefined {
    this.#at += length;
    for (
      ;
      this.#newline >= 0 && this.#newline < this.#at;
      this.#newline = this.#text.indexOf('\n', this.#newline + 1)
    ) {
      this.#line++;
    }
  }
}
