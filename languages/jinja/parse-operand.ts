import type { Arguments, Expression, Parameter } from './ast.ts';
import { ExpressionCursor } from './expression-cursor.ts';

/** Reads what operators stand between: literals, names, brackets, and the arguments of calls. */
export abstract class OperandParser extends ExpressionCursor {
  abstract expression(): Expression;

  /** `(a, b=c, *d, **e)` */
  arguments(): Arguments {
    const positional: Expression[] = [];
    const named: [string, Expression][] = [];
    const spread: { stars: 1 | 2; of: Expression }[] = [];
    this.accept('(');
    while (!this.is(')') && !this.atEnd) {
      const stars = this.#stars();
      const name = stars === 0 ? this.#keyword() : null;
      const value = this.expression();
      if (stars !== 0) spread.push({ stars, of: value });
      else if (name !== null) named.push([name, value]);
      else positional.push(value);
      if (!this.accept(',') && !this.is(')')) this.trouble();
    }
    if (!this.accept(')')) this.broken = true;
    return { positional, named, ...(spread.length === 0 ? {} : { spread }) };
  }

  #stars(): 0 | 1 | 2 {
    if (this.accept('**')) return 2;
    return this.accept('*') ? 1 : 0;
  }

  /** The name of a keyword argument, with its sign. */
  #keyword(): string | null {
    const [name, sign] = [this.token, this.tokens[this.at + 1]];
    if (name.kind !== 'name' || sign?.kind !== 'operator' || sign.text !== '=') return null;
    this.at += 2;
    return name.text;
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

  protected primary(): Expression {
    const { kind, text } = this.token;
    if (kind === 'string') return this.#strings();
    if (kind === 'number') {
      this.at++;
      return { kind: 'literal', value: Number(text.replaceAll('_', '')) };
    }
    if (kind === 'name') {
      this.at++;
      const constant = CONSTANTS[text];
      return constant === undefined ? { kind: 'name', name: text } : constant;
    }
    if (this.accept('(')) return this.#grouped();
    if (this.accept('[')) return { kind: 'list', items: this.#until(']') };
    if (this.accept('{')) return this.#dict();
    return this.trouble();
  }

  /** Adjacent strings are one. */
  #strings(): Expression {
    let value = '';
    for (; this.token.kind === 'string'; this.at++) value += this.token.text;
    return { kind: 'literal', value };
  }

  #grouped(): Expression {
    if (this.accept(')')) return { kind: 'list', items: [] };
    const first = this.expression();
    if (this.accept(')')) return first;
    if (!this.accept(',')) return this.trouble();
    return { kind: 'list', items: [first, ...this.#until(')')] };
  }

  #until(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.is(close) && !this.atEnd) {
      items.push(this.expression());
      if (!this.accept(',') && !this.is(close)) this.trouble();
    }
    if (!this.accept(close)) this.broken = true;
    return items;
  }

  #dict(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.is('}') && !this.atEnd) {
      const key = this.expression();
      if (!this.accept(':')) this.trouble();
      entries.push([key, this.expression()]);
      if (!this.accept(',') && !this.is('}')) this.trouble();
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
