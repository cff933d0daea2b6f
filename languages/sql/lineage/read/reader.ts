import { type NamePart, type Reference, stringValue, toReference } from '../../names.ts';
import type { SqlDialect } from '../../parser.ts';
import { closingParen, readName } from '../../read-name.ts';
import type { Token } from '../../tokenize.ts';
import type { Expression, Query } from '../syntax.ts';
import { type Grammar, TooDeep, TooLong } from './grammar.ts';
import { identifierClause } from './identifier-clause.ts';

/** Deeper nesting than people write; below the depth at which the call stack ends. */
const MAX_DEPTH = 400;
/** Rules tried for each token, and for the statement: what is read again and again ends here. */
const RULES_PER_TOKEN = 200;
const RULES_PER_STATEMENT = 20_000;

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
  #fuel: number;

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
    this.#fuel = RULES_PER_STATEMENT + RULES_PER_TOKEN * tokens.length;
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
    this.#burn();
    if (++this.#depth > MAX_DEPTH) throw new TooDeep();
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #burn(): undefined {
    if (--this.#fuel < 0) throw new TooLong();
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

  /** Steps over what no rule takes here. */
  skipOne(): undefined {
    this.at += 1;
    this.skipped += 1;
  }

  /** Steps over a whole parenthesis. */
  skipParens(): boolean {
    if (this.key() !== '(') return false;
    this.at = closingParen(this.tokens, this.at) + 1;
    return true;
  }

  /** One identifier, not a dotted name. */
  identifier(): NamePart | null {
    this.#burn();
    const token = this.token();
    if (token === undefined || !/^(?:word|quoted|marker|string)$/.test(token.kind)) return null;
    if (token.kind === 'string') {
      this.at += 1;
      return { text: stringValue(token), quoted: true };
    }
    const stop = this.tokens.slice(this.at, this.at + 12).findIndex((next, at) => at > 0 && next.key === '.');
    const found = readName(this.tokens.slice(this.at, this.at + (stop < 0 ? 12 : stop)), 0, 'expression');
    if (found === null) return null;
    this.at += found.next;
    return found.parts[0] ?? null;
  }

  name(place: 'table' | 'expression' = 'expression'): readonly NamePart[] | null {
    this.#burn();
    const fixed = this.sees('IDENTIFIER', '(') ? identifierClause(this.tokens, this.at, this) : null;
    const found = fixed ?? readName(this.tokens, this.at, place);
    if (found === null) return null;
    this.at = found.next;
    return found.parts;
  }

  /** `(a, b.c, d)`; types and options behind a name are stepped over. */
  nameList(): (readonly NamePart[])[] {
    const names: (readonly NamePart[])[] = [];
    if (!this.take('(')) return names;
    while (!this.done && this.key() !== ')') {
      const before = this.at;
      const name = this.name();
      if (name !== null) names.push(name);
      this.skipTo(',', ')');
      this.take(',');
      if (this.at === before) this.skipOne();
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
    const parts = this.name('table');
    return parts === null ? null : { parts, reference: toReference(parts, this.dialect) };
  }
}
