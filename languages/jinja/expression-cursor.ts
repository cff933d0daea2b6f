import type { Expression } from './ast.ts';
import { type ExpressionToken, lexExpression } from './lex-expression.ts';

/** Nesting beyond this is no expression a person wrote. */
export const MAX_DEPTH = 200;
/** Operators and accesses of one expression: a longer chain makes a tree too deep to walk. */
const MAX_LINKS = 3_000;

/** Goes through the tokens of an expression. Reads leniently: `broken` tells that something was not understood. */
export class ExpressionCursor {
  protected readonly tokens: readonly ExpressionToken[];
  protected readonly text: string;
  protected at = 0;
  protected depth = 0;
  #links = 0;
  broken = false;

  constructor(text: string) {
    this.text = text;
    this.tokens = lexExpression(text);
  }

  protected get token(): ExpressionToken {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  is(text: string): boolean {
    return this.token.kind !== 'string' && this.token.text === text;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  /** A name here, or '' and the mark of trouble. */
  name(): string {
    const token = this.token;
    if (token.kind !== 'name') {
      this.broken = true;
      return '';
    }
    this.at++;
    return token.text;
  }

  /** Gives up: everything behind this place is left unread. */
  protected trouble(): Expression {
    this.broken = true;
    this.at = this.tokens.length - 1;
    return { kind: 'broken', text: this.text };
  }

  /** Counts an operator or access; false, and trouble, when there are too many. */
  protected linked(): boolean {
    if (++this.#links <= MAX_LINKS) return true;
    this.trouble();
    return false;
  }
}
