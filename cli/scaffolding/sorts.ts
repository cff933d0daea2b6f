/** What `fresh new` can lay down: the folder of its templates (cli/scaffold/<sort>) and where it is registered. */
export interface Sort {
  /** File that lists all of its sort, and what the new one exports, after its name in camel case. */
  readonly registry: string;
  readonly suffix: string;
  /** Module of the new one as the registry imports it, after `./<name>/`. */
  readonly module: string;
  /** The spelling under which the registry lists it. */
  readonly key: 'name' | 'snake';
  /** Folder of the code, below which nothing may exist yet. */
  readonly folder: string;
  /** The next steps, for people. */
  readonly next: string;
}

export const sorts = {
  miner: {
    registry: 'activities/2-mine/miners/registry.ts',
    suffix: 'Miner',
    module: 'miner.ts',
    key: 'name',
    folder: 'activities/2-mine/miners',
    next: 'A new kind of item also needs schemas/items/<kind>.ts and ontology/mappings/<kind>.ts.',
  },
  analyzer: {
    registry: 'activities/3-analyze/analyzers/registry.ts',
    suffix: 'Analyzer',
    module: 'analyzer.ts',
    key: 'name',
    folder: 'activities/3-analyze/analyzers',
    next: 'Its wave follows from what it reads and produces. Figures for what another item asserts are mapped with `adding` (ontology/facts.ts).',
  },
  link: {
    registry: 'activities/3-analyze/links/registry.ts',
    suffix: 'Link',
    module: 'link.ts',
    key: 'name',
    folder: 'activities/3-analyze/links',
    next: 'A new kind of edge also needs schemas/items/<kind>.ts, ontology/mappings/<kind>.ts and a type of scope portfolio.',
  },
  query: {
    registry: 'queries/registry.ts',
    suffix: 'Query',
    module: 'query.ts',
    key: 'snake',
    folder: 'queries',
    next: 'Its answer on the test graph stands in test/golden/queries/shop.json. The pages that list it: npx vitest run --project unit test/unit/queries test/unit/ontology -u',
  },
  report: {
    registry: 'templates/registry.ts',
    suffix: 'Report',
    module: 'report.ts',
    key: 'name',
    folder: 'templates',
    next: 'Its pages stand in test/golden/reports; write them anew with UPDATE_GOLDEN=1 and read them.',
  },
} as const satisfies Record<string, Sort>;

export type SortName = keyof typeof sorts;

export const isSortName = (name: string): name is SortName => Object.hasOwn(sorts, name);
