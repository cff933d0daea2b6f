import type { SqlDialect } from './parser.ts';
import { closingParen } from './read-name.ts';
import { endsTsqlStatement } from './split-tsql.ts';
import { BLOCK_WORDS, BODY_KINDS, newlinesIn, TRANSACTION, wordsOf } from './split-words.ts';
import type { Token } from './tokenize.ts';

/** `condition`: what a control statement tests or loops over; `declaration`: a line of a DECLARE section. */
export type StatementRole = 'statement' | 'condition' | 'declaration';

/** A statement of a script, block structure taken apart: its tokens hold no BEGIN, THEN or END of a block. */
export interface RawStatement {
  readonly role: StatementRole;
  readonly tokens: readonly Token[];
  /** First and last line, from 1. */
  readonly lines: [number, number];
  /** How many blocks and loops it stands in. */
  readonly depth: number;
  /** The row variable of a FOR loop whose query these tokens are. */
  readonly variable: string | null;
}

const CASE_DEPTH: Readonly<Record<string, number>> = { CASE: 1, END: -1 };

/** Goes over the tokens of a script once, and takes its blocks apart. */
export class Splitter {
  readonly #tokens: readonly Token[];
  readonly #dialect: SqlDialect;
  readonly #found: RawStatement[] = [];
  #at = 0;
  #depth = 0;
  /** BEGIN without END so far; the END of IF and of CASE is none of theirs. */
  #blocks = 0;
  /** Loops without their END so far; T-SQL's have none of their own. */
  #loops = 0;
  #declaring = false;

  constructor(tokens: readonly Token[], dialect: SqlDialect) {
    this.#tokens = tokens;
    this.#dialect = dialect;
  }

  run(): RawStatement[] {
    while (this.#at < this.#tokens.length) {
      if (!this.#control()) this.#statement();
    }
    return this.#found;
  }

  #key(offset = 0): string {
    return this.#tokens[this.#at + offset]?.key ?? '';
  }

  /** Takes one piece of block structure, if one starts here. */
  #control(): boolean {
    const key = this.#key();
    if (key === ';') return this.#skip(1);
    if (key === 'BEGIN') return this.#begin();
    if (key === 'END') return this.#end();
    if (key === 'GO' && this.#isBatchEnd(this.#at)) return this.#skip(1);
    if (key === 'LOOP') this.#loops += 1;
    if (key === 'ELSE' || key === 'LOOP' || key === 'REPEAT' || key === 'EXCEPTION') return this.#skip(1);
    if (key === 'DECLARE' && this.#startsSection()) return this.#section();
    if (this.#key(1) === ':' && /^(BEGIN|LOOP|WHILE|FOR|REPEAT)$/.test(this.#key(2))) return this.#skip(2);
    return this.#conditional(key);
  }

  #conditional(key: string): boolean {
    if (/^(?:IF|ELSEIF|ELSIF|WHEN)$/.test(key)) return this.#condition(1, ['THEN']);
    if (key === 'CASE') return this.#condition(1, ['THEN', 'WHEN']);
    if (key === 'WHILE') return this.#loop(1);
    if (key === 'UNTIL') return this.#condition(1, ['END']);
    const row = key === 'FOR' && /^(?:AS|IN)$/.test(this.#key(2)) ? this.#tokens[this.#at + 1] : undefined;
    if (key === 'FOR') return this.#loop(row === undefined ? 1 : 3, row?.text ?? null);
    return false;
  }

  #loop(words: number, variable: string | null = null): boolean {
    const more = this.#dialect === 'tsql' ? 0 : 1;
    this.#loops += more;
    const isLoop = this.#condition(words, ['DO', 'LOOP'], variable);
    if (!isLoop) this.#loops -= more;
    return isLoop;
  }

  #skip(count: number): true {
    this.#at += count;
    return true;
  }

  #begin(): boolean {
    const next = this.#key(1);
    this.#declaring = false;
    if (TRANSACTION.has(next) || next === ';' || next === '') return false;
    this.#depth += 1;
    this.#blocks += 1;
    const words = next === 'NOT' ? 3 : next === 'TRY' || next === 'CATCH' || next === 'ATOMIC' ? 2 : 1;
    return this.#skip(words);
  }

  #end(): true {
    this.#depth = Math.max(0, this.#depth - 1);
    const closesLoop = this.#dialect !== 'tsql' && /^(?:IF|LOOP|WHILE|FOR|CASE|REPEAT)$/.test(this.#key(1));
    if (!closesLoop) this.#blocks = Math.max(0, this.#blocks - 1);
    else if (/^(?:LOOP|WHILE|FOR)$/.test(this.#key(1))) this.#loops = Math.max(0, this.#loops - 1);
    const named =
      BLOCK_WORDS.has(this.#key(1)) || (this.#tokens[this.#at + 1]?.kind === 'word' && this.#key(2) === ';');
    const label = named && this.#tokens[this.#at + 2]?.kind === 'word' && this.#key(3) === ';' ? 1 : 0;
    return this.#skip(named && !(this.#dialect === 'tsql' && this.#key(1) === 'IF') ? 2 + label : 1);
  }

  #isBatchEnd(at: number): boolean {
    const token = this.#tokens[at];
    const before = this.#tokens[at - 1];
    const after = this.#tokens[at + 1];
    if (token === undefined || (before !== undefined && before.line === token.line)) return false;
    return after === undefined || after.line > token.line || after.kind === 'number' || after.key === ';';
  }

  /** Postgres and Snowflake open a block's declarations with one DECLARE for all of them. */
  #startsSection(): boolean {
    return !this.#declaring && (this.#dialect === 'postgres' || this.#dialect === 'snowflake');
  }

  #section(): true {
    this.#declaring = true;
    return this.#skip(1);
  }

  #condition(words: number, ends: readonly string[], variable: string | null = null): boolean {
    const from = this.#at + words;
    for (let at = from, cases = 0; at < this.#tokens.length; at++) {
      const key = this.#tokens[at]?.key ?? '';
      if (key === ';') return false;
      const ended = cases === 0 && ends.includes(key);
      if (ended || (at > from && this.#startsBranch(from, at))) {
        return this.#take('condition', from, at, ended ? at + wordsOf(key) : at, variable);
      }
      if (key === '(') at = closingParen(this.#tokens, at);
      cases += CASE_DEPTH[key] ?? 0;
    }
    return false;
  }

  #startsBranch(from: number, at: number): boolean {
    return this.#dialect === 'tsql' && endsTsqlStatement(this.#tokens, from, at, true);
  }

  #statement(): undefined {
    const from = this.#at;
    const opensBlock = this.#opensBlock(from);
    let cases = 0;
    let at = from;
    for (; at < this.#tokens.length; at++) {
      const key = this.#tokens[at]?.key ?? '';
      if (key === '(') at = closingParen(this.#tokens, at);
      else if (key === 'CASE') cases++;
      else if (key === 'END' && cases > 0) cases--;
      else if (at > from && cases === 0 && this.#endsHere(from, at, key, opensBlock)) break;
    }
    const role = this.#declaring ? 'declaration' : 'statement';
    this.#take(role, from, Math.min(at, this.#tokens.length), Math.min(at, this.#tokens.length));
  }

  #endsHere(from: number, at: number, key: string, opensBlock: boolean): boolean {
    if (key === ';') return true;
    if (key === 'GO' && this.#isBatchEnd(at)) return true;
    if (key === 'BEGIN')
      return (
        opensBlock ||
        this.#declaring ||
        this.#dialect === 'tsql' ||
        /HANDLER/.test(this.#tokens[from + 2]?.key ?? '')
      );
    if (key === 'END') return this.#depth > 0;
    if (this.#dialect !== 'tsql') return false;
    if (opensBlock && this.#tokens[at - 1]?.key === 'AS')
      return this.#tokens[from]?.key !== 'SELECT' && key !== 'RETURN';
    return endsTsqlStatement(this.#tokens, from, at, false);
  }

  /** CREATE PROCEDURE and its like: the header is one statement, those of the body follow. */
  #opensBlock(from: number): boolean {
    const first = this.#tokens[from]?.key;
    if (first !== 'CREATE' && first !== 'ALTER') return false;
    return [1, 2, 3, 4, 5].some((offset) => BODY_KINDS.has(this.#tokens[from + offset]?.key ?? ''));
  }

  #take(role: StatementRole, from: number, to: number, next: number, variable: string | null = null): true {
    const tokens = this.#tokens.slice(from, to);
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) {
      const lines: [number, number] = [first.line, last.line + newlinesIn(last.text)];
      this.#found.push({ role, tokens, lines, depth: this.#blocks + this.#loops, variable });
    }
    this.#at = Math.max(next, this.#at + 1);
    return true;
  }
}
