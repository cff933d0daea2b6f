import type { Found, ProjectFacts } from '../resources.ts';

/** Who needs whom in a project, both ways. */
export class NodeGraph {
  readonly #parents = new Map<Found, Found[]>();
  readonly #children = new Map<Found, Found[]>();

  constructor({ edges }: ProjectFacts) {
    for (const { from, to } of edges) {
      put(this.#parents, from, to);
      put(this.#children, to, from);
    }
  }

  /** All that the nodes need, up to so many steps away, the nodes left out unless they need each other. */
  ancestors(of: Iterable<Found>, steps: number): Set<Found> {
    return reach(of, this.#parents, steps);
  }

  descendants(of: Iterable<Found>, steps: number): Set<Found> {
    return reach(of, this.#children, steps);
  }
}

function put(map: Map<Found, Found[]>, key: Found, value: Found): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function reach(of: Iterable<Found>, next: ReadonlyMap<Found, readonly Found[]>, steps: number): Set<Found> {
  const reached = new Set<Found>();
  let edge = new Set(of);
  for (let step = 0; step < steps && edge.size > 0; step++) {
    const further = new Set([...edge].flatMap((found) => next.get(found) ?? []));
    edge = new Set([...further].filter((found) => !reached.has(found)));
    for (const found of edge) reached.add(found);
  }
  return reached;
}
