import { genericTests } from '../generic-tests.ts';
import { isPlain, list, type Plain, plain, strings } from '../plain.ts';
import { type Found, idOf, type Known, type ProjectFacts } from '../resources.ts';
import type { DbtCommand } from './command-line.ts';
import { defaultSelection, namedSelection } from './named-selections.ts';
import { Selector, selectionOf } from './select.ts';

/** What a command of dbt touches, by the names of tables. */
export interface Touched {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Tables that its tests look at. */
  readonly tested: readonly string[];
  /** Of the selection, what only another run or the warehouse could tell. */
  readonly undecided: readonly string[];
}

/** What each command builds; others build nothing. */
const BUILDS: Readonly<Record<string, readonly string[]>> = {
  run: ['model'],
  build: ['model', 'seed', 'snapshot'],
  seed: ['seed'],
  snapshot: ['snapshot'],
};

const TESTS: ReadonlySet<string> = new Set(['build', 'test']);
/** What a run of these does is written nowhere in the project, or in a run before. */
const UNKNOWN: ReadonlySet<string> = new Set(['run-operation', 'retry', 'clone']);

/** A project as it was read for a command. */
export interface ReadProject {
  readonly root: string;
  readonly facts: ProjectFacts;
  /** Tables that models name by themselves. */
  readonly named: ReadonlyMap<Known, readonly string[]>;
  /** What selectors.yml says. */
  readonly selectors: Plain;
}

/** Reads and writes of one command over a project, which is read where the command needs it. */
export function runCommand(command: DbtCommand, read: () => ReadProject): Touched {
  if (UNKNOWN.has(command.verb)) return { ...NOTHING, undecided: [command.verb] };
  if (!(command.verb in BUILDS || TESTS.has(command.verb))) return NOTHING;
  const project = read();
  const { facts } = project;
  const chosen = choose(command, project);
  const { resourceTypes, withoutTypes } = command;
  const types = (BUILDS[command.verb] ?? []).filter(
    (type) => (resourceTypes.length === 0 || resourceTypes.includes(type)) && !withoutTypes.includes(type),
  );
  const nodes = facts.nodes.filter(({ found, enabled }) => enabled && chosen.nodes.has(found));
  const built = nodes.filter(({ found, relation }) => types.includes(found.type) && relation !== null);
  const tables = new Tables(project);
  return {
    reads: unique(built.flatMap(({ found }) => tables.neededBy(found))),
    writes: unique(built.flatMap(({ relation }) => relation ?? [])),
    tested: TESTS.has(command.verb) ? unique(nodes.flatMap((node) => tables.testedBy(node))) : [],
    undecided: chosen.undecided,
  };
}

const NOTHING: Touched = { reads: [], writes: [], tested: [], undecided: [] };

const unique = (names: readonly string[]): string[] => [...new Set(names)];

function choose(
  { select, exclude, selector: name }: DbtCommand,
  { facts, root, selectors }: ReadProject,
): { readonly nodes: ReadonlySet<Found>; readonly undecided: readonly string[] } {
  const selector = new Selector(facts, root);
  const all = new Set(facts.nodes.map(({ found }) => found));
  const named = name === null ? null : namedSelection(selectors, name);
  if (name !== null && named === null) return { nodes: new Set(), undecided: [`selector:${name}`] };
  const general = select === null && exclude.length === 0 ? defaultSelection(selectors) : null;
  const selection = named ?? (select === null ? general : selectionOf(select));
  const met = selection === null ? all : selector.select(selection);
  const nodes = met.difference(
    exclude.length === 0 ? new Set<Found>() : selector.select(selectionOf(exclude)),
  );
  return { nodes, undecided: selector.undecided };
}

/** Names of the tables behind the nodes of a project. */
class Tables {
  readonly #known: ReadonlyMap<Found, Known>;
  readonly #byId: ReadonlyMap<string, Known>;
  readonly #needs = new Map<Found, Found[]>();
  readonly #named: ReadProject['named'];
  readonly #place: ProjectFacts['place'];

  constructor({ facts: { nodes, edges, place }, named }: ReadProject) {
    this.#known = new Map(nodes.map((known) => [known.found, known]));
    this.#byId = new Map(nodes.map((known) => [idOf(known.found), known]));
    for (const { from, to } of edges) this.#needs.set(from, [...(this.#needs.get(from) ?? []), to]);
    this.#named = named;
    this.#place = place;
  }

  /** An ephemeral model is no table: what it needs is read in its stead. */
  neededBy(found: Found): string[] {
    const met = new Set<Found>([found]);
    const tables: string[] = [];
    for (const reader of met) {
      tables.push(...this.#namedBy(reader));
      for (const next of this.#needs.get(reader) ?? []) {
        const relation = this.#known.get(next)?.relation ?? null;
        if (relation !== null) tables.push(relation);
        else if (next.type === 'model') met.add(next);
      }
    }
    return tables;
  }

  #namedBy(found: Found): string[] {
    const known = this.#known.get(found);
    const names = known === undefined ? [] : (this.#named.get(known) ?? []);
    return names.map((name) => completed(name, this.#place));
  }

  /** A test of its own file reads what that names; one in YAML the table it is written at and those in its arguments. */
  testedBy({ found, relation }: Known): string[] {
    if (found.type === 'test') return this.neededBy(found);
    if (genericTests(found.properties).length === 0) return [];
    const others = testTexts(found.properties).flatMap((text) => this.#calledIn(text));
    return [...(relation === null ? this.neededBy(found) : [relation]), ...others];
  }

  #calledIn(text: string): string[] {
    const calls = text.matchAll(/\b(ref|source)\(\s*['"]([^'"]+)['"](?:\s*,\s*['"]([^'"]+)['"])?\s*\)/g);
    return [...calls].flatMap(([, call, first = '', second]) => {
      const ids =
        call === 'source'
          ? [`source.${first}.${second ?? ''}`]
          : ['model', 'seed', 'snapshot'].map((type) => `${type}.${second ?? first}`);
      return ids.flatMap((id) => this.#byId.get(id)?.relation ?? []);
    });
  }
}

/** Texts in the arguments of the tests of a resource and of its columns. */
function testTexts(properties: Plain): string[] {
  const holders = [properties, ...list(properties.columns).map(plain)];
  const tests = holders
    .flatMap((holder) => [...list(holder.tests), ...list(holder.data_tests)])
    .filter(isPlain);
  return tests.flatMap((test) =>
    Object.values(test).flatMap((given) => {
      const values = { ...plain(plain(given).arguments), ...plain(given) };
      return Object.values(values).flatMap((value) => (typeof value === 'string' ? strings(value) : []));
    }),
  );
}

/** Paths are whole as they are; a table's name lacks what the connection has. */
function completed(name: string, { database, schema }: ProjectFacts['place']): string {
  if (/[/:]/.test(name)) return name.replace(/^path:/, '');
  const missing = [database, schema].slice(0, Math.max(0, 3 - name.split('.').length));
  return [...missing.filter((part) => part !== null), name].join('.');
}
