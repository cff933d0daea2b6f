import type { Definition } from './program.ts';
import { chosen, doubted, doubts, type Target } from './targets.ts';

/** A class with the classes of the repository that it inherits from. */
interface Lineage {
  /** Itself first, then in the order in which Python asks them (C3). */
  readonly order: readonly Definition[];
}

/** Members of classes by inheritance. */
export interface ClassMembers {
  /** A member as found from a class; `after` skips the classes up to and with that one, as super() does. */
  readonly find: (owner: Definition, name: string, after?: Definition) => Target | null;
  /** Whether a class below `owner` defines the name anew. */
  readonly isOverridden: (owner: Definition, name: string) => boolean;
}

/** Bases that define nothing which a call could mean instead. */
const BARE_BASE = /^(?:object|(?:\w+\.)*(?:ABC|Generic|Protocol))$/;

export function classMembers(
  classes: readonly Definition[],
  baseOf: (owner: Definition, written: string) => Definition | null,
): ClassMembers {
  const parents = new Map<Definition, readonly (Definition | null)[]>();
  for (const owner of classes) {
    const bases = owner.bases.filter((written) => !BARE_BASE.test(written));
    parents.set(
      owner,
      bases.map((written) => baseOf(owner, written)),
    );
  }
  const lineages = new Map<Definition, Lineage>();
  const below = new Map<Definition, Set<string>>();

  function lineageOf(owner: Definition): Lineage {
    const known = lineages.get(owner);
    if (known !== undefined) return known;
    // Set first, so that a class that inherits from itself ends here.
    lineages.set(owner, { order: [owner] });
    const bases = (parents.get(owner) ?? []).filter((base) => base !== null);
    const lineage = { order: [owner, ...merge([...bases.map((base) => lineageOf(base).order), bases])] };
    lineages.set(owner, lineage);
    return lineage;
  }

  for (const owner of classes) {
    for (const ancestor of lineageOf(owner).order.slice(1)) {
      const names = below.get(ancestor) ?? new Set();
      below.set(ancestor, names);
      for (const name of owner.definitions.keys()) names.add(name);
    }
  }

  function find(owner: Definition, name: string, after?: Definition): Target | null {
    const { order } = lineageOf(owner);
    let hidden = false;
    for (const ancestor of after === undefined ? order : order.slice(order.indexOf(after) + 1)) {
      const target = chosen(ancestor.definitions.get(name) ?? []);
      if (target !== null) return hidden ? doubted(target, doubts.otherBase) : target;
      hidden ||= (parents.get(ancestor) ?? []).includes(null);
    }
    return null;
  }
  return { find, isOverridden: (owner, name) => below.get(owner)?.has(name) ?? false };
}

/** C3 linearisation; where the bases contradict each other, which Python refuses to run, the first in line is taken. */
function merge(lists: readonly (readonly Definition[])[]): readonly Definition[] {
  const merged: Definition[] = [];
  let left = lists.filter((list) => list.length > 0);
  while (left.length > 0) {
    const heads = left.map((list) => list[0]);
    const next =
      heads.find((head) => left.every((list) => list.indexOf(head as Definition) <= 0)) ?? heads[0];
    if (next === undefined) break;
    merged.push(next);
    left = left.map((list) => list.filter((entry) => entry !== next)).filter((list) => list.length > 0);
  }
  return merged;
}
