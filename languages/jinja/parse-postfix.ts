import type { Arguments, Expression } from './ast.ts';
import { OperandParser } from './parse-operand.ts';

/** Reads what stands behind an operand: attributes, items, calls, filters and tests. */
export abstract class PostfixParser extends OperandParser {
  protected postfix(start: Expression): Expression {
    let of = start;
    while (/^(?:\.|\[|\(|\||is)$/.test(this.token.text) && this.token.kind !== 'string' && this.linked()) {
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
    const token = this.token;
    if (token.kind === 'name' || token.kind === 'number') {
      this.at++;
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
    this.at++;
    const negated = this.accept('not');
    const name = this.#dottedName();
    const { kind, text } = this.token;
    const takesOperand =
      kind === 'string' ||
      kind === 'number' ||
      (kind === 'name' && !/^(and|or|else|if|is|in|not)$/.test(text));
    const args = takesOperand
      ? { positional: [this.postfix(this.primary())], named: [] }
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
}
