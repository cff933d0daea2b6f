import type { Arguments, Expression, Parameter } from './ast.ts';
import { type ExpressionToken, lexExpression } from './lex-expression.ts';

/** Nesting beyond this is no expression a person wrote. */
const MAX_DEPTH = 200;
/** Operators and accesses of one expression: a longer chain makes a tree too deep to walk. */
const MAX_LINKS = 3_000;
const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=']);
/** Left-associative operators from loose to tight, between comparison and unary minus. */
const LEVELS: readonly (readonly string[])[] = [['~'], ['+', '-'], ['*', '/', '//', '%']];

/** Parses the expressions and the heads of tags. Reads leniently: `broken` tells that something was not understood. */
export class ExpressionParser {
  readonly #tokens: readonly ExpressionToken[];
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #links = 0;
  broken = false;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = lexExpression(text);
  }

  get #token(): ExpressionToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  get atEnd(): boolean {
    return this.#token.kind === 'end';
  }

  is(text: string): boolean {
    return this.#token.kind !== 'string' && this.#token.text === text;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at++;
    return true;
  }

  /** A name here, or '' and the mark of trouble. */
  name(): string {
    const token = this.#token;
    if (token.kind !== 'name') {
      this.broken = true;
      return '';
    }
    this.#at++;
    return token.text;
  }

  /** The whole of the rest as one expression; a list without brackets is a tuple. */
  whole(): Expression {
    const first = this.expression();
    if (!this.is(',')) return this.#checked(first);
    const items = [first];
    while (this.accept(',') && !this.atEnd) items.push(this.expression());
    return this.#checked({ kind: 'list', items });
  }

  #checked(expression: Expression): Expression {
    if (!this.atEnd) this.broken = true;
    return this.broken ? { kind: 'broken', text: this.#text } : expression;
  }

  expression(): Expression {
    if (++this.#depth > MAX_DEPTH) return this.#trouble();
    const yes = this.#or();
    let result = yes;
    if (this.accept('if')) {
      const condition = this.#or();
      result = { kind: 'choice', condition, yes, no: this.accept('else') ? this.expression() : null };
    }
    this.#depth--;
    return result;
  }

  /** What a FOR loops over: an `if` behind it filters the loop. */
  condition(): Expression {
    return this.#or();
  }

  #trouble(): Expression {
    this.broken = true;
    this.#at = this.#tokens.length - 1;
    return { kind: 'broken', text: this.#text };
  }

  /** Takes a word that links two operands, as long as the chain is no trouble. */
  #link(word: string): boolean {
    return this.accept(word) && this.#linked();
  }

  #linked(): boolean {
    if (++this.#links <= MAX_LINKS) return true;
    this.#trouble();
    return false;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#link('or')) left = { kind: 'binary', operator: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#link('and')) left = { kind: 'binary', operator: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    let negated = false;
    while (this.accept('not')) negated = !negated;
    const of = this.#comparison();
    return negated ? { kind: 'unary', operator: 'not', of } : of;
  }

  #comparison(): Expression {
    let left = this.#level(0);
    for (let operator = this.#comparator(); operator !== null; operator = this.#comparator()) {
      const right = this.#level(0);
      if (operator !== 'not in') left = { kind: 'binary', operator, left, right };
      else left = { kind: 'unary', operator: 'not', of: { kind: 'binary', operator: 'in', left, right } };
    }
    return left;
  }

  /** Takes a comparison operator, if one stands here. */
  #comparator(): string | null {
    const { text, kind } = this.#token;
    const negated = text === 'not' && this.#tokens[this.#at + 1]?.text === 'in';
    const found = kind === 'operator' ? COMPARISONS.has(text) : kind === 'name' && (text === 'in' || negated);
    if (!found || !this.#linked()) return null;
    this.#at += negated ? 2 : 1;
    return negated ? 'not in' : text;
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#level(level + 1);
    while (this.#token.kind === 'operator' && operators.includes(this.#token.text) && this.#linked()) {
      const operator = this.#token.text;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#level(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    if (++this.#depth > MAX_DEPTH) return this.#trouble();
    const operator = this.accept('-') ? '-' : this.accept('+') ? '+' : null;
    const of = operator === null ? this.#power() : this.#unary();
    this.#depth--;
    return operator === null ? of : { kind: 'unary', operator, of };
  }

  #power(): Expression {
    const left = this.#postfix(this.#primary());
    return this.accept('**') ? { kind: 'binary', operator: '**', left, right: this.#unary() } : left;
  }

  #postfix(start: Expression): Expression {
    let of = start;
    while (/^(?:\.|\[|\(|\||is)$/.test(this.#token.text) && this.#token.kind !== 'string' && this.#linked()) {
      if (this.accept('.')) of = { kind: 'attribute', of, name: this.#attributeName() };
      else if (this.is('[')) of = this.#subscript(of);
      else if (this.is('(')) of = { kind: 'call', of, args: this.arguments() };
      else if (this.is('is')) of = this.#test(of);
      else of = this.#filter(of);
    }
    return of;
  }

  #filter(of: Expression): Expression {
    this.accept('|');
    return { kind: 'filter', of, name: this.#dottedName(), args: this.#optionalArguments() };
  }

  #attributeName(): string {
    const token = this.#token;
    if (token.kind === 'name' || token.kind === 'number') {
      this.#at++;
      return token.text;
    }
    return this.name();
  }

  #dottedName(): string {
    let name = this.name();
    while (this.accept('.')) name += `.${this.name()}`;
    return name;
  }

  #optionalArguments(): Arguments {
    return this.is('(') ? this.arguments() : { positional: [], named: [] };
  }

  #test(of: Expression): Expression {
    this.#at++;
    const negated = this.accept('not');
    const name = this.#dottedName();
    const { kind, text } = this.#token;
    const takesOperand =
      kind === 'string' ||
      kind === 'number' ||
      (kind === 'name' && !/^(and|or|else|if|is|in|not)$/.test(text));
    const args = takesOperand
      ? { positional: [this.#postfix(this.#primary())], named: [] }
      : this.#optionalArguments();
    return { kind: 'test', of, name, args, negated };
  }

  #subscript(of: Expression): Expression {
    this.accept('[');
    const from = this.is(':') ? null : this.expression();
    if (!this.accept(':')) {
      if (!this.accept(']') || from === null) this.broken = true;
      return { kind: 'item', of, key: from ?? { kind: 'literal', value: null } };
    }
    const to = this.is(']') || this.is(':') ? null : this.expression();
    if (this.accept(':') && !this.is(']')) this.expression();
    if (!this.accept(']')) this.broken = true;
    return { kind: 'slice', of, from, to };
  }

  /** `(a, b=c, *d, **e)`; what is spread is left out, since its names are not in the text. */
  arguments(): Arguments {
    const positional: Expression[] = [];
    const named: [string, Expression][] = [];
    this.accept('(');
    while (!this.is(')') && !this.atEnd) {
      const spread = this.accept('**') || this.accept('*');
      const name = this.#token;
      if (
        name.kind === 'name' &&
        this.#tokens[this.#at + 1]?.text === '=' &&
        this.#tokens[this.#at + 1]?.kind === 'operator'
      ) {
        this.#at += 2;
        named.push([name.text, this.expression()]);
      } else {
        const value = this.expression();
        if (!spread) positional.push(value);
      }
      if (!this.accept(',') && !this.is(')')) this.#trouble();
    }
    if (!this.accept(')')) this.broken = true;
    return { positional, named };
  }

  /** The parameters of a macro: `(a, b=none)`. */
  parameters(): Parameter[] {
    const found: Parameter[] = [];
    if (!this.accept('(')) return found;
    while (!this.is(')') && !this.atEnd && !this.broken) {
      while (this.accept('*'));
      const name = this.name();
      found.push({ name, default: this.accept('=') ? this.expression() : null });
      if (!this.accept(',') && !this.is(')')) this.broken = true;
    }
    if (!this.accept(')')) this.broken = true;
    return found;
  }

  #primary(): Expression {
    const { kind, text } = this.#token;
    if (kind === 'string') return this.#strings();
    if (kind === 'number') {
      this.#at++;
      return { kind: 'literal', value: Number(text.replaceAll('_', '')) };
    }
    if (kind === 'name') {
      this.#at++;
      const constant = CONSTANTS[text];
      return constant === undefined ? { kind: 'name', name: text } : constant;
    }
    if (this.accept('(')) return this.#grouped();
    if (this.accept('[')) return { kind: 'list', items: this.#until(']') };
    if (this.accept('{')) return this.#dict();
    return this.#trouble();
  }

  /** Adjacent strings are one. */
  #strings(): Expression {
    let value = '';
    for (; this.#token.kind === 'string'; this.#at++) value += this.#token.text;
    return { kind: 'literal', value };
  }

  #grouped(): Expression {
    if (this.accept(')')) return { kind: 'list', items: [] };
    const first = this.expression();
    if (this.accept(')')) return first;
    if (!this.accept(',')) return this.#trouble();
    return { kind: 'list', items: [first, ...this.#until(')')] };
  }

  #until(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.is(close) && !this.atEnd) {
      items.push(this.expression());
      if (!this.accept(',') && !this.is(close)) this.#trouble();
    }
    if (!this.accept(close)) this.broken = true;
    return items;
  }

  #dict(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.is('}') && !this.atEnd) {
      const key = this.expression();
      if (!this.accept(':')) this.#trouble();
      entries.push([key, this.expression()]);
      if (!this.accept(',') && !this.is('}')) this.#trouble();
    }
    if (!this.accept('}')) this.broken = true;
    return { kind: 'dict', entries };
  }
}

const TRUE: Expression = { kind: 'literal', value: true };
const FALSE: Expression = { kind: 'literal', value: false };
const NONE: Expression = { kind: 'literal', value: null };
const CONSTANTS: Readonly<Record<string, Expression | undefined>> = Object.assign(Object.create(null), {
  true: TRUE,
  True: TRUE,
  false: FALSE,
  False: FALSE,
  none: NONE,
  None: NONE,
});
