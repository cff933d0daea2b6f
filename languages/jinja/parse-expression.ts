import type { Expression } from './ast.ts';
import { MAX_DEPTH } from './expression-cursor.ts';
import { PostfixParser } from './parse-postfix.ts';

const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=']);
/** Left-associative operators from loose to tight, between comparison and unary minus. */
const LEVELS: readonly (readonly string[])[] = [['~'], ['+', '-'], ['*', '/', '//', '%']];

/** Parses expressions and the heads of tags. */
export class ExpressionParser extends PostfixParser {
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
    return this.broken ? { kind: 'broken', text: this.text } : expression;
  }

  override expression(): Expression {
    if (++this.depth > MAX_DEPTH) return this.trouble();
    const yes = this.#or();
    let result = yes;
    if (this.accept('if')) {
      const condition = this.#or();
      result = { kind: 'choice', condition, yes, no: this.accept('else') ? this.expression() : null };
    }
    this.depth--;
    return result;
  }

  /** What a FOR loops over: an `if` behind it filters the loop. */
  condition(): Expression {
    return this.#or();
  }

  /** Takes a word that links two operands, as long as the chain is no trouble. */
  #link(word: string): boolean {
    return this.accept(word) && this.linked();
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
    const { text, kind } = this.token;
    const negated = text === 'not' && this.tokens[this.at + 1]?.text === 'in';
    const found = kind === 'operator' ? COMPARISONS.has(text) : kind === 'name' && (text === 'in' || negated);
    if (!found || !this.linked()) return null;
    this.at += negated ? 2 : 1;
    return negated ? 'not in' : text;
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#level(level + 1);
    while (this.token.kind === 'operator' && operators.includes(this.token.text) && this.linked()) {
      const operator = this.token.text;
      this.at++;
      left = { kind: 'binary', operator, left, right: this.#level(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    if (++this.depth > MAX_DEPTH) return this.trouble();
    const operator = this.accept('-') ? '-' : this.accept('+') ? '+' : null;
    const of = operator === null ? this.#power() : this.#unary();
    this.depth--;
    return operator === null ? of : { kind: 'unary', operator, of };
  }

  #power(): Expression {
    const left = this.postfix(this.primary());
    return this.accept('**') ? { kind: 'binary', operator: '**', left, right: this.#unary() } : left;
  }
}
