import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { CurrentPlace } from './current-place.ts';
import { type Occurrence, Places } from './places.ts';
import type { Reason } from './values.ts';

/** What a program reads and writes; each list sorted and without duplicates. */
export interface ProgramFacts {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly temp_views: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly confidence: number }[];
  readonly unresolved: readonly { readonly what: string; readonly reason: Reason }[];
  /** Where each of them stands, as far as it was followed. */
  readonly occurrences: readonly Occurrence[];
}

/** A set that tells of each name that comes in, known or not. */
class Noted extends Set<string> {
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
  readonly reads = new Noted((name) => this.places.note('read', name));
  readonly place = new CurrentPlace();
  readonly views = new Map<string, ReadonlySet<string>>();
  readonly #writes = new Map<string, Set<string>>();
  readonly #unresolved = new Map<string, { what: string; reason: Reason }>();

  write(target: string, sources: ReadonlySet<string>): undefined {
    this.places.note('write', target, sources);
    this.#writes.set(target, new Set([...(this.#writes.get(target) ?? []), ...sources]));
  }

  leaveOpen(what: string, reason: Reason): undefined {
    this.places.note('open', what, [reason]);
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
      occurrences: this.places.all,
    };
  }
}
