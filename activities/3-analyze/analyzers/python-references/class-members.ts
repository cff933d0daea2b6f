import { type Bases, linesOf } from './lineage.ts';
import type { Definition } from './program.ts';
import { chosen, doubted, doubts, type Target } from './targets.ts';

/** Bases that define nothing which a call could mean instead. */
const BARE_BASE = /^(?:object|(?:\w+\.)*(?:ABC|Generic|Protocol))$/;

/** Members of classes by inheritance, and what classes further down may make of them. */
export class ClassMembers {
  readonly #bases: Bases;
  readonly #lines: ReadonlyMap<Definition, readonly Definition[]>;
  /** For a class those that some class below it asks first. */
  readonly #before = new Map<Definition, Set<Definition>>();
  readonly #namesBefore = new Map<Definition, ReadonlySet<string>>();
  readonly #interposed = new Set<Definition>();

  constructor(
    classes: readonly Definition[],
    baseOf: (owner: Definition, written: string) => Definition | null,
  ) {
    const basesOf = (owner: Definition) =>
      owner.bases.filter((written) => !BARE_BASE.test(written)).map((written) => baseOf(owner, written));
    this.#bases = new Map(classes.map((owner) => [owner, basesOf(owner)]));
    this.#lines = linesOf(this.#bases);
    for (const line of this.#lines.values()) this.#compare(line);
  }

  /** A member as found from a class upwards. */
  find(owner: Definition, name: string): Target | null {
    return this.#search(this.#lineOf(owner), [], name);
  }

  /** A member as super() finds it in a method of the class. */
  findNext(owner: Definition, name: string): Target | null {
    return this.#search(this.#lineOf(owner).slice(1), [owner], name);
  }

  /** Whether an instance of a class further down may have another member of that name. */
  isOverridden(owner: Definition, name: string): boolean {
    let names = this.#namesBefore.get(owner);
    if (names === undefined) {
      names = new Set(
        [...(this.#before.get(owner) ?? [])].flatMap(({ definitions }) => [...definitions.keys()]),
      );
      this.#namesBefore.set(owner, names);
    }
    return names.has(name);
  }

  /** Whether super() may lead elsewhere, because a class further down puts another one next in line. */
  isInterposed(owner: Definition): boolean {
    return this.#interposed.has(owner);
  }

  #compare(line: readonly Definition[]): void {
    for (const [at, ancestor] of line.entries()) {
      if (at === 0) continue;
      if (line[at + 1] !== this.#lineOf(ancestor)[1]) this.#interposed.add(ancestor);
      const before = this.#before.get(ancestor) ?? new Set();
      this.#before.set(ancestor, before);
      for (const earlier of line.slice(0, at)) before.add(earlier);
    }
  }

  #lineOf(owner: Definition): readonly Definition[] {
    return this.#lines.get(owner) ?? [owner];
  }

  /** A base outside the repository may hold the member before a class of the repository does. */
  #search(line: readonly Definition[], passed: readonly Definition[], name: string): Target | null {
    let hidden = passed.some((owner) => this.#hasOutsideBase(owner));
    for (const owner of line) {
      const target = chosen(owner.definitions.get(name) ?? []);
      if (target !== null) return hidden ? doubted(target, doubts.otherBase) : target;
      hidden ||= this.#hasOutsideBase(owner);
    }
    return null;
  }

  #hasOutsideBase(owner: Definition): boolean {
    return this.#bases.get(owner)?.includes(null) ?? false;
  }
}
