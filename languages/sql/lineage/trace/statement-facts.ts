import type { Temporary, UnresolvedName, Written } from './facts.ts';
import { type Flow, unite } from './flow.ts';
import type { Open } from './relation.ts';

/** A star over a table of unknown columns that goes into a persistent table by name. */
export interface OpenStar {
  readonly table: string;
  readonly without: ReadonlySet<string>;
  /** How many columns of the target stand before it. */
  readonly at: number;
}

/** What one statement of a script says of columns; the script's own answer unites them. */
export class StatementFacts {
  /** Tables that it reads and writes, those of statements inside it and behind temporary ones included. */
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  written = new Map<string, Written>();
  unresolved = new Map<string, UnresolvedName>();
  /** By table that is written. */
  stars = new Map<string, OpenStar[]>();
  /** Tables that it defines with the columns that it names; those of open stars are not among them. */
  defined = new Map<string, readonly string[]>();
  /** Temporary tables and views that it makes or fills. */
  readonly filled = new Set<Temporary>();
  /** What went over its tokens. */
  readers: { readonly skipped: number }[] = [];
  /** Tables with columns that no later knowledge can tell. */
  readonly lost = new Set<string>();

  write(id: string, table: string, column: string, flow: Flow): undefined {
    const before = this.written.get(id);
    const all = before === undefined ? flow : unite([before.flow, flow]);
    this.written.set(id, { table, column, flow: all });
  }

  /** A star that a set operation or a value's fields stand behind cannot be filled later. */
  star(into: string, { tables, without, flow, lost }: Open, at: number): undefined {
    const [table] = tables;
    if (table === undefined || tables.length > 1 || flow !== null || lost) this.lost.add(into);
    else this.stars.set(into, [...(this.stars.get(into) ?? []), { table, without, at }]);
  }

  clear(): undefined {
    this.reads.clear();
    this.writes.clear();
    this.written = new Map();
    this.unresolved = new Map();
    this.stars = new Map();
    this.defined = new Map();
    this.lost.clear();
    this.filled.clear();
    this.readers = [];
  }
}
