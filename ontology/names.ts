import type { NodeName } from './facts.ts';
import { nodeId } from './identity.ts';

export interface IdentifiedName extends NodeName {
  readonly rid: string;
}

/**
 * Names with their ids, each made and held once: every edge says two, and most of them are said again and again, so that
 * without it they would be the greater part of what a repository's facts hold in memory.
 */
export class Names {
  readonly #known = new Map<string, Map<string, IdentifiedName>>();

  of({ family, key }: NodeName): IdentifiedName {
    const keys = this.#known.get(family) ?? new Map<string, IdentifiedName>();
    this.#known.set(family, keys);
    const known = keys.get(key) ?? { family, key, rid: nodeId(family, key) };
    keys.set(key, known);
    return known;
  }
}
