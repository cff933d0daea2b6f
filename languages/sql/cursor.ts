import { type FoundName, readName } from './read-name.ts';
import type { Token } from './tokenize.ts';

/** Reads a statement's head token by token. */
export class Cursor {
  readonly tokens: readonly Token[];
  at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get key(): string {
    return this.tokens[this.at]?.key ?? '';
  }

  get token(): Token | undefined {
    return this.tokens[this.at];
  }

  get rest(): readonly Token[] {
    return this.tokens.slice(this.at);
  }

  /** Takes the words when they all stand here, in this order. */
  take(...words: readonly string[]): boolean {
    if (!words.every((word, offset) => this.tokens[this.at + offset]?.key === word)) return false;
    this.at += words.length;
    return true;
  }

  takeAny(words: ReadonlySet<string>): string | null {
    if (!words.has(this.key)) return null;
    const { key } = this;
    this.at += 1;
    return key;
  }

  name(): FoundName | null {
    const found = readName(this.tokens, this.at);
    if (found !== null) this.at = found.next;
    return found;
  }

  /** Goes to the next place outside parentheses where `accepts` holds; false, and no move, when there is none. */
  seek(accepts: (key: string, at: number) => boolean): boolean {
    let depth = 0;
    for (let at = this.at; at < this.tokens.length; at++) {
      const key = this.tokens[at]?.key ?? '';
      if (depth === 0 && accepts(key, at)) {
        this.at = at;
        return true;
      }
      if (key === '(') depth++;
      if (key === ')') depth--;
    }
    return false;
  }
}
