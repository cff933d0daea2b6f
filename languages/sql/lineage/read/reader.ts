import { type NamePart, type Reference, stringValue, toReference } from '../../names.ts';
import type { SqlDialect } from '../../parser.ts';
import { closingParen, readName } from '../../read-name.ts';
import { type Token, tokenize } from '../../tokenize.ts';
import type { Expression, Query } from '../syntax.ts';
import { constantText } from './constant-text.ts';
import { type Grammar, TooDeep } from './grammar.ts';

/** Deeper nesting than people write; below the depth at which the call stack ends. */
const MAX_DEPTH = 400;

/** Goes over the tokens of one statement. What it does not know it steps over, and counts. */
export class Reader {
  readonly tokens: readonly Token[];
  readonly dialect: SqlDialect;
  readonly grammar: Grammar;
  /** Text of a variable that holds one known text. */
  readonly constant: (name: string) => string | null;
  at = 0;
  /** Tokens that no rule took. */
  skipped = 0;
  #depth = 0;

  constructor(
    tokens: readonly Token[],
    dialect: SqlDialect,
    grammar: Grammar,
    constant: (name: string) => string | null,
  ) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.grammar = grammar;
    this.constant = constant;
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  key(offset = 0): string {
    return this.tokens[this.at + offset]?.key ?? '';
  }

  token(offset = 0): Token | undefined {
    return this.tokens[this.at + offset];
  }

  sees(...words: readonly string[]): boolean {
    return words.every((word, offset) => this.key(offset) === word);
  }

  take(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.at += words.length;
    return true;
  }

  /** Takes the first of the phrases that stands here. */
  takeOne(...phrases: readonly (readonly string[])[]): boolean {
    return phrases.some((words) => this.take(...words));
  }

  takeAny(words: ReadonlySet<string>): string | null {
    const key = this.key();
    if (!words.has(key)) return null;
    this.at += 1;
    return key;
  }

  /** Runs what reads one level deeper. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new TooDeep();
    const result = read();
    this.#depth -= 1;
    return result;
  }

  expression(): Expression {
    return this.nested(() => this.grammar.expression(this));
  }

  query(): Query {
    return this.nested(() => this.grammar.query(this));
  }

  expressions(): Expression[] {
    const found = [this.expression()];
    while (this.take(',')) found.push(this.expression());
    return found;
  }

  /** Steps over the rest up to the parenthesis that closes the one that was taken, and takes it. */
  close(): undefined {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at++) {
      const key = this.key();
      if (key === '(') depth++;
      else if (key === ')' && depth-- === 0) {
        this.at += 1;
        return;
      }
      this.skipped += 1;
    }
  }

  /** Steps over a whole parenthesis. */
  skipParens(): boolean {
    if (this.key() !== '(') return false;
    this.at = closingParen(this.tokens, this.at) + 1;
    return true;
  }

  /** T-SQL's `WITH (NOLOCK)`. */
  skipHint(): undefined {
    if (!this.sees('WITH', '(')) return;
    this.at += 1;
    this.skipParens();
  }

  /** One identifier, not a dotted name. */
  identifier(): NamePart | null {
    const token = this.token();
    if (token === undefined || !/^(?:word|quoted|marker|string)$/.test(token.kind)) return null;
    if (token.kind === 'string') {
      this.at += 1;
      return { text: stringValue(token), quoted: true };
    }
    const stop = this.tokens.slice(this.at, this.at + 12).findIndex((next, at) => at > 0 && next.key === '.');
    const found = readName(this.tokens.slice(this.at, this.at + (stop < 0 ? 12 : stop)), 0);
    if (found === null) return null;
    this.at += found.next;
    return found.parts[0] ?? null;
  }

  name(): readonly NamePart[] | null {
    const fixed = this.#identifierClause();
    if (fixed !== null) return fixed;
    const found = readName(this.tokens, this.at);
    if (found === null) return null;
    this.at = found.next;
    return found.parts;
  }

  /** `(a, b.c, d)`; types and options behind a name are stepped over. */
  nameList(): (readonly NamePart[])[] {
    const names: (readonly NamePart[])[] = [];
    if (!this.take('(')) return names;
    while (!this.done && this.key() !== ')') {
      const name = this.name();
      if (name !== null) names.push(name);
      this.skipTo(',', ')');
      this.take(',');
    }
    this.take(')');
    return names;
  }

  /** Steps to one of the keys outside parentheses. */
  skipTo(...keys: readonly string[]): boolean {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at++) {
      const key = this.key();
      if (depth === 0 && keys.includes(key)) return true;
      if (key === '(' || key === '[') depth++;
      else if (key === ')' || key === ']') depth--;
      if (depth < 0) return false;
    }
    return false;
  }

  /** The table, file or stage that is named here. */
  table(): { readonly parts: readonly NamePart[]; readonly reference: Reference } | null {
    const token = this.token();
    if (token === undefined) return null;
    if (token.kind === 'string') {
      this.at += 1;
      return { parts: [], reference: { kind: 'path', path: stringValue(token) } };
    }
    if (this.dialect === 'snowflake' && token.kind === 'word' && token.text.startsWith('@')) {
      this.at += 1;
      return { parts: [], reference: { kind: 'stage', stage: token.text } };
    }
    const parts = this.name();
    return parts === null ? null : { parts, reference: toReference(parts, this.dialect) };
  }

  /** IDENTIFIER of a literal, of a variable that holds one, or of those joined. */
  #identifierClause(): readonly NamePart[] | null {
    if (!this.sees('IDENTIFIER', '(')) return null;
    const end = closingParen(this.tokens, this.at + 1);
    const text = constantText(this, this.tokens.slice(this.at + 2, end));
    if (text === null) return null;
    this.at = end + 1;
    const inner = readName(tokenize(text, this.dialect), 0)?.parts ?? [];
    if (!this.take('.')) return inner;
    const found = readName(this.tokens, this.at);
    this.at = found?.next ?? this.at;
    return [...inner, ...(found?.parts ?? [])];
  }
}
