import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { type ColumnKind, kindOf } from '../sql/lineage/column-kind.ts';
import type { ColumnFlow } from '../sql/lineage/script-lineage.ts';
import type { StatementFlow } from '../sql/lineage/statement-columns.ts';
import { type Flow, unite } from '../sql/lineage/trace/flow.ts';
import type { Trace } from '../sql/lineage/trace/trace.ts';
import type { Site } from './interpret/run.ts';
import { openPart } from './open-part.ts';
import type { SparkNames } from './spark/names.ts';
import type { Reason } from './values/value.ts';

/** Why something stays open: a name that is unknown, or SQL that is not read, or not to its end. */
type OpenReason = Reason | 'parse-error' | 'too-large';

/** What a program reads and writes; each list sorted and without duplicates. */
export interface ProgramFacts {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly temp_views: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly confidence: number }[];
  readonly columns: readonly ColumnFlow[];
  readonly unresolved: readonly { readonly what: string; readonly reason: OpenReason }[];
  /** The same, by the place in the program where it comes about. */
  readonly statements: readonly StatementFacts[];
  /** The program takes more steps than the budget: something may be left out. */
  readonly isCut: boolean;
}

/** What one call or SQL statement does. Tables are named as `sql-statement` items name them, columns are folded. */
export interface StatementFacts {
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly confidence: number }[];
  readonly flows: readonly StatementFlow[];
  readonly unresolved: readonly { readonly what: string; readonly reason: OpenReason }[];
}

/** A program may do otherwise than its text lets expect: conditions, what stands outside it. */
const MOST_SURE = 0.9;
/** Names that no table is known to have leave the engine of SQL guessing. */
const NO_SURER_THAN_A_GUESS = 0.5;

interface Noted {
  readonly site: Site;
  readonly reads: Set<string>;
  readonly writes: Map<string, Set<string>>;
  readonly flows: Map<string, { table: string; column: string; flow: Flow }>;
  readonly unresolved: Map<string, { what: string; reason: OpenReason }>;
}

/** Gathers facts while a program is interpreted. */
export class Facts {
  readonly #views = new Set<string>();
  readonly #noted = new Map<string, Noted>();
  readonly #trace: Trace;
  readonly #names: SparkNames;

  constructor(trace: Trace, names: SparkNames) {
    this.#trace = trace;
    this.#names = names;
  }

  read(name: string, site: Site): undefined {
    this.#at(site).reads.add(name);
  }

  write(target: string, sources: Iterable<string>, site: Site): undefined {
    const { writes } = this.#at(site);
    const known = [...sources].filter((source) => openPart(source) === null);
    writes.set(target, new Set([...(writes.get(target) ?? []), ...known]));
  }

  view(name: string): undefined {
    this.#views.add(name);
  }

  /** What goes into a column, as far as it is known. */
  column(table: string, column: string, flow: Flow, site: Site): undefined {
    if (flow.kind === 'unknown' || flow.confidence <= NO_SURER_THAN_A_GUESS) return;
    if ([...flow.sources].some((source) => openPart(source) !== null)) return;
    const { flows } = this.#at(site);
    const id = this.#trace.source(table, column);
    const before = flows.get(id);
    flows.set(id, { table, column, flow: before === undefined ? flow : unite([before.flow, flow]) });
  }

  leaveOpen(what: string, reason: OpenReason, site: Site): undefined {
    this.#at(site).unresolved.set(`${what}\n${reason}`, { what, reason });
  }

  #at(site: Site): Noted {
    const key = `${site.file}\n${site.lines.join('-')}`;
    const known = this.#noted.get(key);
    if (known !== undefined) return known;
    const made: Noted = {
      site,
      reads: new Set(),
      writes: new Map(),
      flows: new Map(),
      unresolved: new Map(),
    };
    this.#noted.set(key, made);
    return made;
  }

  finish(isCut: boolean): ProgramFacts {
    const statements = [...this.#noted.values()].map((noted) => this.#statement(noted)).sort(byPlace);
    const shown = (name: string): string => this.#names.shown(name);
    const edges = statements.flatMap((one) =>
      one.edges.map((edge) => ({ ...edge, from: shown(edge.from), to: shown(edge.to) })),
    );
    return {
      reads: sorted(statements.flatMap((one) => one.reads.map(shown))),
      writes: sorted(statements.flatMap((one) => one.writes.map(shown))),
      temp_views: sorted([...this.#views].map(shown)),
      edges: unique(edges, ({ from, to }) => `${from}\n${to}`),
      columns: this.#columns(),
      unresolved: unique(
        statements.flatMap((one) => one.unresolved),
        ({ what, reason }) => `${what}\n${reason}`,
      ),
      statements,
      isCut,
    };
  }

  #statement({ site, reads, writes, flows, unresolved }: Noted): StatementFacts {
    const edges = [...writes].flatMap(([to, sources]) =>
      [...sources].filter((from) => from !== to).map((from) => ({ from, to, confidence: MOST_SURE })),
    );
    return {
      file: site.file,
      lines: site.lines,
      reads: sorted(reads),
      writes: sorted(writes.keys()),
      edges: unique(edges, ({ from, to }) => `${from}\n${to}`),
      flows: unique(
        [...flows.values()].map((one) => this.#flow(one)),
        ({ table, column }) => `${table}\n${column}`,
      ),
      unresolved: unique(unresolved.values(), ({ what, reason }) => `${what}\n${reason}`),
    };
  }

  #flow({ table, column, flow }: { table: string; column: string; flow: Flow }): StatementFlow {
    const sources = [...flow.sources].flatMap((id) => this.#trace.sources.get(id) ?? []);
    return {
      table,
      column,
      sources: unique(sources, (one) => `${one.table}\n${one.column}`),
      kind: kindOf(this.#trace, column, flow),
      confidence: Math.min(flow.confidence, MOST_SURE),
    };
  }

  /** All that is written into a column, wherever it is. */
  #columns(): ColumnFlow[] {
    const all = new Map<string, { table: string; column: string; flow: Flow }>();
    for (const { flows } of this.#noted.values())
      for (const [id, one] of flows) {
        const before = all.get(id);
        all.set(id, before === undefined ? one : { ...one, flow: unite([before.flow, one.flow]) });
      }
    const shown = ({ table, column }: { table: string; column: string }): string =>
      `${this.#names.shown(table)}.${this.#names.shownColumn(column)}`;
    const found = [...all.values()].map((one) => {
      const { sources, kind, confidence } = this.#flow(one);
      return {
        target: shown(one),
        sources: sorted(sources.map(shown)),
        kind: kind satisfies ColumnKind,
        confidence,
      };
    });
    return unique(found, ({ target }) => target);
  }
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort(byCodeUnit);

function unique<T>(all: Iterable<T>, key: (one: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const one of all) if (!byKey.has(key(one))) byKey.set(key(one), one);
  return [...byKey].sort(([one], [other]) => byCodeUnit(one, other)).map(([, one]) => one);
}

const byPlace = (one: StatementFacts, other: StatementFacts): number =>
  byCodeUnit(one.file, other.file) || one.lines[0] - other.lines[0] || one.lines[1] - other.lines[1];
