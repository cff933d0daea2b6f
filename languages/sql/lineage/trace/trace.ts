import { foldPart, type NamePart, placeholdersIn, type Reference } from '../../names.ts';
import type { SqlDialect } from '../../parser.ts';
import type { Session } from '../../session.ts';
import type { Change } from '../changes.ts';
import type { Expression, Query, SetBranch, Star } from '../syntax.ts';
import { isTableName, type SqlFunction, type Temporary, type UnresolvedName, type Written } from './facts.ts';
import { direct, type Flow } from './flow.ts';
import { isParameter } from './parameter-flow.ts';
import { column, type Output } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import { StatementFacts } from './statement-facts.ts';

/** What reads expressions, queries and changes; handed over, so that the files that trace need not know each other. */
export interface Tracing {
  readonly expression: (trace: Trace, value: Expression, scope: Scope) => Flow;
  readonly query: (trace: Trace, query: Query, scope: Scope) => Output;
  readonly star: (trace: Trace, star: Star, scope: Scope) => Output;
  readonly change: (trace: Trace, change: Change, scope: Scope) => Output;
  readonly branches: (trace: Trace, first: Output, rest: readonly SetBranch[], scope: Scope) => Output;
}

/** Steps that one script may take: far more than any that people write. */
const MAX_STEPS = 1_500_000;

/** Thrown and caught inside the engine alone: a statement needs more steps than the budget. */
export class OverBudget extends Error {}

/** All that one script's statements leave behind, and what they were found to do. */
export class Trace {
  readonly session: Session;
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  readonly control = new Set<string>();
  readonly unresolved = new Map<string, UnresolvedName>();
  readonly sources = new Map<string, { readonly table: string; readonly column: string }>();
  /** What was written into columns of persistent tables, by `table.column`. */
  readonly written = new Map<string, Written>();
  /** Tables that values flow from into tables: `from` to `to`. */
  readonly edges = new Map<string, { readonly from: string; readonly to: string }>();
  /** Columns of persistent tables, in order. */
  readonly schemas = new Map<string, readonly string[]>();
  /** Columns that a table has among others, where its schema is not known. */
  readonly declared = new Map<string, ReadonlySet<string>>();
  /** Temporary tables and views, by every name they go by. */
  readonly temporary = new Map<string, Temporary>();
  /** Outputs of cursors and rows of loops, by name. */
  readonly cursors = new Map<string, Output>();
  /** Known texts of variables; null where more than one may be meant. */
  readonly constants = new Map<string, string | null>();
  /** Tables that the statement at work has read. */
  statementReads = new Set<string>();
  statementWrites = new Set<string>();
  /** Tables that the statement before read, those behind temporary views included. */
  lastReads: ReadonlySet<string> = new Set();
  /** A query whose columns all have names fills a table of unknown columns by those. */
  takesQueryNames = false;
  /** What the statement at work wrote, could not resolve, and which stars it left open into tables. */
  readonly statement = new StatementFacts();
  /** How many blocks the statement at work stands in, and the variables of each. */
  depth = 0;
  readonly blockNames: { readonly name: string; readonly depth: number }[] = [];
  /** A function whose body is still to come. */
  pendingFunction: {
    readonly name: string;
    readonly parameters: readonly string[];
    readonly columns: readonly string[];
  } | null = null;
  /** What the last query gave that went nowhere. */
  output: Output | null = null;
  /** Names that every statement sees: rows of loops. */
  readonly root: Scope = innerScope(null);
  readonly functions = new Map<string, SqlFunction>();
  /** Tables whose triggers call a function, by its name. */
  readonly triggers = new Map<string, readonly Reference[]>();
  readonly variables = new Map<string, Flow>();
  readonly #tracing: Tracing;
  #steps = 0;

  constructor(session: Session, tracing: Tracing) {
    this.session = session;
    this.#tracing = tracing;
  }

  get dialect(): SqlDialect {
    return this.session.dialect;
  }

  expression(value: Expression, scope: Scope): Flow {
    this.step();
    return this.#tracing.expression(this, value, scope);
  }

  star(star: Star, scope: Scope): Output {
    return this.#tracing.star(this, star, { ...scope, aliases: new Map() });
  }

  query(query: Query, scope: Scope): Output {
    this.step();
    return this.#tracing.query(this, query, scope);
  }

  change(change: Change, scope: Scope): Output {
    this.step();
    return this.#tracing.change(this, change, scope);
  }

  branches(first: Output, rest: readonly SetBranch[], scope: Scope): Output {
    return this.#tracing.branches(this, first, rest, scope);
  }

  step(count = 1): undefined {
    this.#steps += count;
    if (this.#steps > MAX_STEPS) throw new OverBudget();
  }

  /** Evaluates expressions whose columns choose, order or group rows. */
  controls(values: readonly Expression[], scope: Scope): undefined {
    for (const value of values) this.controlled(this.expression(value, scope));
  }

  controlled(flow: Flow): undefined {
    for (const source of flow.sources) if (!isParameter(source)) this.control.add(source);
  }

  /** A column's name as it is compared: BigQuery's tables keep their case, its columns do not. */
  columnName(part: NamePart): string {
    if (this.dialect === 'bigquery') return part.text.toLowerCase();
    return foldPart(part, this.dialect);
  }

  tableName(reference: Reference): string {
    return this.session.nameOf(reference);
  }

  read(name: string): undefined {
    if (!isTableName(name)) return;
    this.statementReads.add(name);
    this.statement.reads.add(name);
    this.#note(name, this.reads);
  }

  write(name: string): undefined {
    if (!isTableName(name)) return;
    this.statementWrites.add(name);
    this.statement.writes.add(name);
    this.#note(name, this.writes);
  }

  /** To be called before each statement: variables of blocks that were left are forgotten. */
  enterDepth(depth: number): undefined {
    this.depth = depth;
    for (
      let last = this.blockNames.at(-1);
      last !== undefined && last.depth > depth;
      last = this.blockNames.at(-1)
    ) {
      this.variables.delete(last.name);
      this.constants.delete(last.name);
      this.blockNames.pop();
    }
  }

  /** To be called behind each statement: its reads flow into its writes. */
  endStatement(): undefined {
    for (const to of this.statementWrites)
      for (const from of this.statementReads) if (from !== to) this.edges.set(`${from} ${to}`, { from, to });
    this.lastReads = this.statementReads;
    this.statementReads = new Set();
    this.statementWrites = new Set();
  }

  #note(name: string, into: Set<string>): undefined {
    into.add(name);
    for (const what of placeholdersIn(name)) this.unsure(what, 'macro');
  }

  unsure(what: string, reason: UnresolvedName['reason']): undefined {
    this.unresolved.set(`${reason} ${what}`, { what, reason });
    this.statement.unresolved.set(`${reason} ${what}`, { what, reason });
  }

  /** The id of a column of a persistent table. */
  source(table: string, name: string): string {
    const shown = /[./\s]/.test(name) && placeholdersIn(name).length === 0 ? `\`${name}\`` : name;
    const id = `${table}.${shown}`;
    if (!this.sources.has(id)) this.sources.set(id, { table, column: name });
    return id;
  }

  /** A persistent table as a relation: its known columns, or open. */
  tableOutput(table: string): Output {
    const known = this.schemas.get(table);
    if (known === undefined)
      return [{ is: 'open', open: { tables: [table], without: new Set(), lost: false, flow: null } }];
    this.step(known.length);
    return known.map((name) => column(name, direct(this.source(table, name))));
  }
}
