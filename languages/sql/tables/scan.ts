import { stringValue, toReference } from '../names.ts';
import { closingParen, type FoundName, readName } from '../read-name.ts';
import { Scope } from '../scopes.ts';
import type { Token } from '../tokenize.ts';
import type { TableFacts } from './facts.ts';
import { CLAUSES, type Frame, NOT_A_TABLE, QUERY_START } from './scan-words.ts';
import { isFileReader, isTableReader, referenceInText } from './table-functions.ts';

/**
 * Table reads and writes from the tokens alone, for statements that the parser refuses: names after FROM, JOIN,
 * USING, INTO and in FROM lists, CTE names left out by the parentheses that they stand in. Linear in the tokens.
 */
export function scanTables(tokens: readonly Token[], facts: TableFacts): undefined {
  new TableScan(tokens, facts).run();
}

class TableScan {
  readonly #tokens: readonly Token[];
  readonly #facts: TableFacts;
  readonly #frames: Frame[] = [];
  #at = 0;

  constructor(tokens: readonly Token[], facts: TableFacts) {
    this.#tokens = tokens;
    this.#facts = facts;
  }

  run(): undefined {
    this.#frames.push({ scope: new Scope(this.#facts.session.dialect), clause: '', query: true, cte: null });
    while (this.#at < this.#tokens.length) this.#step();
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #key(at: number): string {
    return this.#tokens[at]?.key ?? '';
  }

  #step(): undefined {
    const key = this.#key(this.#at);
    const before = this.#key(this.#at - 1);
    if (key === '(') return this.#open(null);
    if (key === ')') return this.#close();
    if (before === '.') this.#at += 1;
    else if (key === 'WITH' || (key === ',' && this.#frame.clause === 'WITH')) this.#cte();
    else if (key === 'JOIN' || key === 'APPLY' || (key === ',' && this.#frame.clause === 'FROM'))
      this.#source(false);
    else if (key === 'FROM' && this.#frame.query && before !== 'DISTINCT') this.#from(before);
    else this.#dml(key, before);
  }

  #open(cte: FoundName | null): undefined {
    const next = this.#key(this.#at + 1);
    const scope = this.#frame.scope.inner();
    const list = this.#frame.clause === 'FROM' && this.#key(this.#at - 1) !== '' && this.#isListParen();
    if (cte !== null && scope.implicitRecursion) this.#addCte(cte, scope);
    this.#frames.push({
      scope,
      clause: list ? 'FROM' : '',
      query: cte !== null || QUERY_START.has(next) || list,
      cte,
    });
    if (list) this.#source(false);
    else this.#at += 1;
  }

  /** `FROM (a JOIN b …)`: the parenthesis groups tables. */
  #isListParen(): boolean {
    const before = this.#key(this.#at - 1);
    return (
      (before === 'FROM' || before === 'JOIN' || before === ',') && !QUERY_START.has(this.#key(this.#at + 1))
    );
  }

  #close(): undefined {
    const closed = this.#frames.length > 1 ? this.#frames.pop() : undefined;
    if (closed?.cte) this.#addCte(closed.cte, this.#frame.scope);
    this.#at += 1;
  }

  #addCte(name: FoundName, scope: Scope): undefined {
    const part = name.parts[0];
    if (part !== undefined) scope.addCte(part);
  }

  /** `name [(columns)] AS [NOT] [MATERIALIZED] (` */
  #cte(): undefined {
    let at = this.#at + 1;
    const recursive = this.#key(at) === 'RECURSIVE';
    if (recursive) at += 1;
    const name = readName(this.#tokens, at);
    if (name === null) return this.#pass();
    at = name.next;
    if (this.#key(at) === '(') at = closingParen(this.#tokens, at) + 1;
    if (this.#key(at) !== 'AS') return this.#pass();
    at += 1;
    while (this.#key(at) === 'NOT' || this.#key(at) === 'MATERIALIZED') at += 1;
    if (this.#key(at) !== '(') return this.#pass();
    if (recursive) this.#addCte(name, this.#frame.scope);
    this.#frame.clause = 'WITH';
    this.#at = at;
    this.#open(name);
  }

  #pass(): undefined {
    this.#at += 1;
  }

  #from(before: string): undefined {
    this.#frame.clause = 'FROM';
    this.#source(before === 'DELETE');
  }

  #dml(key: string, before: string): undefined {
    if (key === 'INTO' || (before === 'INSERT' && key === 'OVERWRITE')) return this.#target();
    if (key === 'UPDATE' && before !== 'THEN' && before !== 'DO' && before !== 'FOR') return this.#target();
    if (
      key === 'USING' &&
      (this.#key(0) === 'MERGE' || this.#frame.clause === 'FROM' || this.#key(0) === 'DELETE')
    ) {
      return this.#key(this.#at + 1) === '(' && this.#key(0) !== 'MERGE' ? this.#pass() : this.#source(false);
    }
    if (CLAUSES.has(key)) this.#frame.clause = key;
    this.#pass();
  }

  #target(): undefined {
    let at = this.#at + 1;
    if (this.#key(at) === 'TABLE' || this.#key(at) === 'ONLY') at += 1;
    this.#take(at, true);
  }

  #source(write: boolean): undefined {
    let at = this.#at + 1;
    if (this.#key(at) === 'ONLY' || this.#key(at) === 'STREAM') at += this.#key(at + 1) === '(' ? 2 : 1;
    this.#take(at, write);
  }

  #take(at: number, write: boolean): undefined {
    const token = this.#tokens[at];
    this.#at = at;
    if (token?.kind === 'string') {
      this.#note({ kind: 'path', path: stringValue(token) }, write);
      this.#at = at + 1;
    }
    if (
      token === undefined ||
      (token.kind === 'word' && (NOT_A_TABLE.has(token.key) || CLAUSES.has(token.key)))
    )
      return;
    const name = readName(this.#tokens, at);
    if (name === null) return;
    this.#at = name.next;
    if (this.#key(name.next) === '(' && !write) return this.#function(name);
    if (this.#isLocal(name) || (write && this.#facts.session.isVariable(name.parts))) return;
    this.#note(toReference(name.parts, this.#facts.session.dialect), write);
    this.#alias(name);
  }

  #isLocal(name: FoundName): boolean {
    const [first] = name.parts;
    if (first === undefined) return true;
    if (name.parts.length === 1) return this.#frame.scope.hasCte(first);
    return this.#facts.session.dialect === 'bigquery' && this.#frame.scope.hasAlias(first);
  }

  #alias(name: FoundName): undefined {
    const explicit = this.#key(name.next) === 'AS' ? 1 : 0;
    const token = this.#tokens[name.next + explicit];
    const alias =
      token?.kind === 'word' && !CLAUSES.has(token.key)
        ? { text: token.text, quoted: false }
        : name.parts.at(-1);
    this.#frame.scope.readsSources = true;
    if (alias !== undefined) this.#frame.scope.addAlias(alias);
  }

  #function(name: FoundName): undefined {
    const text = name.parts.map((part) => part.text).join('.');
    const argument = this.#tokens[name.next + 1];
    if (argument?.kind !== 'string') return;
    if (isFileReader(text)) this.#facts.read({ kind: 'path', path: stringValue(argument) });
    if (isTableReader(text))
      this.#facts.read(referenceInText(stringValue(argument), this.#facts.session.dialect));
  }

  #note(reference: Parameters<TableFacts['read']>[0], write: boolean): undefined {
    if (write) this.#facts.write(reference);
    else this.#facts.read(reference);
  }
}
