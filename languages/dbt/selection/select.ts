import type { Found, Known, ProjectFacts } from '../resources.ts';
import { NodeGraph } from './graph.ts';
import { defaultMethod, methodTest } from './methods.ts';

/** What a selection asks for: a criterion as it is written, or several of them together. */
export type Selection =
  | { readonly criterion: string }
  | { readonly all: readonly Selection[]; readonly without?: readonly Selection[] }
  | { readonly any: readonly Selection[]; readonly without?: readonly Selection[] };

/** Words beside each other add up, a comma asks for both. */
export const selectionOf = (words: readonly string[]): Selection => ({
  any: words.map((word) => ({ all: word.split(',').map((criterion) => ({ criterion })) })),
});

const CRITERION = /^(@)?(?:(\d*)\+)?(?:([\w.]+):)?(.*?)(?:\+(\d*))?$/s;

/** Selects nodes of a project as dbt does; it remembers what only another run or the warehouse could tell. */
export class Selector {
  readonly undecided: string[] = [];
  readonly #nodes: readonly Known[];
  readonly #root: string;
  readonly #graph: NodeGraph;

  constructor(facts: ProjectFacts, root: string) {
    this.#nodes = facts.nodes.filter(({ enabled }) => enabled);
    this.#root = root;
    this.#graph = new NodeGraph(facts);
  }

  select(selection: Selection): Set<Found> {
    if ('criterion' in selection) return this.#one(selection.criterion);
    const parts = 'all' in selection ? selection.all : selection.any;
    const [first = new Set<Found>(), ...more] = parts.map((part) => this.select(part));
    const joined = more.reduce(
      (known, next) => ('all' in selection ? known.intersection(next) : known.union(next)),
      first,
    );
    return (selection.without ?? []).reduce((known, part) => known.difference(this.select(part)), joined);
  }

  #one(criterion: string): Set<Found> {
    const [, at, parents, method, value = '', children] = CRITERION.exec(criterion) ?? [];
    const test = methodTest(method ?? defaultMethod(value), value, this.#root);
    if (test === null) this.undecided.push(criterion);
    const met = new Set(this.#nodes.filter((known) => test?.(known) ?? false).map(({ found }) => found));
    if (at !== undefined) {
      const below = met.union(this.#graph.descendants(met, Number.POSITIVE_INFINITY));
      return below.union(this.#graph.ancestors(below, Number.POSITIVE_INFINITY));
    }
    const above = parents === undefined ? new Set<Found>() : this.#graph.ancestors(met, stepsOf(parents));
    const below = children === undefined ? new Set<Found>() : this.#graph.descendants(met, stepsOf(children));
    return met.union(above).union(below);
  }
}

const stepsOf = (written: string): number => (written === '' ? Number.POSITIVE_INFINITY : Number(written));
