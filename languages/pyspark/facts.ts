import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { StatementFlow } from '../sql/lineage/statement-columns.ts';
import { CurrentPlace } from './current-place.ts';
import { datasetName } from './dataset-name.ts';
import { Places } from './places.ts';
import type { Reason } from './values.ts';

/** What a program reads and writes; each list sorted and without duplicates. */
export interface ProgramFacts {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly temp_views: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly confidence: number }[];
  readonly unresolved: readonly { readonly what: string; readonly reason: Reason }[];
  /** The same, by the place in the program where it comes about. */
  readonly statements: readonly StatementFacts[];
}

/** What one call or SQL statement does. Tables are named as `sql-statement` items name them. */
export interface StatementFacts {
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly confidence: number }[];
  readonly flows: readonly StatementFlow[];
  readonly unresolved: readonly { readonly what: string; readonly reason: Reason }[];
}

interface Noted {
  readonly file: string;
  readonly line: number;
  readonly reads: Set<string>;
  readonly writes: Map<string, Set<string>>;
  readonly unresolved: Map<string, { what: string; reason: Reason }>;
}

/** A set that tells of each name that comes in, known or not. */
class NotedNames extends Set<string> {
  readonly #tell: (name: string) => void;

  constructor(tell: (name: string) => void) {
    super();
    this.#tell = tell;
  }

  override add(name: string): this {
    this.#tell(name);
    return super.add(name);
  }
}

/** Gathers facts while a program is interpreted. */
export class Facts {
  readonly places = new Places();
  readonly reads = new NotedNames((name) => void this.#here()?.reads.add(datasetName(name)));
  readonly place = new CurrentPlace();
  readonly views = new Map<string, ReadonlySet<string>>();
  readonly #noted = new Map<string, Noted>();
  readonly #writes = new Map<string, Set<string>>();
  readonly #unresolved = new Map<string, { what: string; reason: Reason }>();

  write(target: string, sources: ReadonlySet<string>): undefined {
    const written = this.#here()?.writes;
    const to = datasetName(target);
    written?.set(to, new Set([...(written.get(to) ?? []), ...[...sources].map(datasetName)]));
    this.#writes.set(target, new Set([...(this.#writes.get(target) ?? []), ...sources]));
  }

  leaveOpen(what: string, reason: Reason): undefined {
    this.#here()?.unresolved.set(`${what}\n${reason}`, { what, reason });
    this.#unresolved.set(`${what}\n${reason}`, { what, reason });
  }

  finish(): ProgramFacts {
    const writes = [...this.#writes.keys()].sort(byCodeUnit);
    const edges = writes.flatMap((to) =>
      [...(this.#writes.get(to) ?? [])]
        .filter((from) => from !== to)
        .sort(byCodeUnit)
        .map((from) => ({ from, to, confidence: 0.9 })),
    );
    const unresolved = [...this.#unresolved].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
    return {
      reads: [...this.reads].sort(byCodeUnit),
      writes,
      edges,
      unresolved,
      temp_views: [...this.views.keys()].sort(byCodeUnit),
      statements: [...this.#noted.values()].map(statementOf).sort(byPlace),
    };
  }

  #here(): Noted | null {
    const site = this.places.now;
    if (site === null) return null;
    const key = `${site.file}\n${site.line}`;
    const known = this.#noted.get(key);
    if (known !== undefined) return known;
    const made: Noted = { ...site, reads: new Set(), writes: new Map(), unresolved: new Map() };
    this.#noted.set(key, made);
    return made;
  }
}

function statementOf({ file, line, reads, writes, unresolved }: Noted): StatementFacts {
  const targets = [...writes.keys()].sort(byCodeUnit);
  return {
    file,
    lines: [line, line],
    reads: [...reads].sort(byCodeUnit),
    writes: targets,
    edges: targets.flatMap((to) =>
      [...(writes.get(to) ?? [])]
        .filter((from) => from !== to)
        .sort(byCodeUnit)
        .map((from) => ({ from, to, confidence: 0.9 })),
    ),
    flows: [],
    unresolved: [...unresolved].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one),
  };
}

const byPlace = (one: StatementFacts, other: StatementFacts): number =>
  byCodeUnit(one.file, other.file) || one.lines[0] - other.lines[0];
