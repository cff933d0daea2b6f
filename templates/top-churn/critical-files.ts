import { capped, sortedBy } from '../_style/order.ts';
import { reachOf } from '../_style/reach.ts';
import { trendWord } from '../_style/trend.ts';
import type { Rows } from '../report.ts';
import { buildGraph } from '../sql-lineage/build-graph.ts';
import type { LineageGraph } from '../sql-lineage/graph.ts';

type Facts = Rows<'hotspots' | 'statements' | 'dbt_nodes' | 'dbt_refs' | 'shared_datasets'>;

export interface CriticalFile {
  readonly path: string;
  readonly changes: number;
  readonly trend: string;
  /** Tables that it writes or builds. */
  readonly tables: number;
  /** Tables of this repository that are fed by them, in any number of steps. */
  readonly fed: number;
  /** Queries, metrics and reports of this repository that are fed by them. */
  readonly uses: number;
  /** Other repositories that read a table of it. */
  readonly readers: number;
}

const MOST_FILES = 20;
const USES: ReadonlySet<string> = new Set(['query', 'exposure', 'metric']);
const BUILT: ReadonlySet<string> = new Set(['DbtModel', 'DbtSeed', 'DbtSnapshot']);

/** Keys of what each file writes or builds, as the lineage graph has them, and under which name others know it. */
function writtenBy(
  facts: Facts,
): ReadonlyMap<string, readonly { readonly key: string; readonly dataset: string }[]> {
  const built = facts['dbt_nodes'].filter(({ resource }) => BUILT.has(resource));
  const owner = new Map(
    built.flatMap(({ key, dataset }) => (dataset === null ? [] : [[dataset, key] as const])),
  );
  const written = [
    ...built.map(({ path, key, dataset }) => ({ path, key, dataset: dataset ?? key })),
    ...facts.statements.flatMap(({ path, writes }) =>
      writes.map((dataset) => ({ path, key: owner.get(dataset) ?? dataset, dataset })),
    ),
  ];
  return Map.groupBy(written, ({ path }) => path);
}

/**
 * Changed files whose tables feed others: those with most changes × what depends on them, by path. A repository that
 * reads one of the tables counts as one that depends on it.
 */
export function criticalFiles(facts: Facts) {
  const graph = buildGraph(facts);
  const written = writtenBy(facts);
  const reach = reachOf(graph.edges);
  const kinds = kindsIn(graph);
  const readers = Map.groupBy(
    facts['shared_datasets'].filter(({ reads }) => reads > 0),
    ({ dataset }) => dataset,
  );
  const files = facts.hotspots.flatMap(({ path, changes, trend }): readonly CriticalFile[] => {
    const tables = written.get(path) ?? [];
    const reached = [...reach([...new Set(tables.map(({ key }) => key))])];
    const foreign = tables.flatMap(({ dataset }) => readers.get(dataset) ?? []);
    const uses = reached.filter((key) => USES.has(kinds.get(key) ?? '')).length;
    const others = new Set(foreign.map(({ repository }) => repository)).size;
    if (reached.length + others === 0) return [];
    return [
      {
        path,
        changes,
        trend: trendWord(trend),
        tables: new Set(tables.map(({ key }) => key)).size,
        fed: reached.length - uses,
        uses,
        readers: others,
      },
    ];
  });
  const { shown, more } = capped(
    sortedBy(files, (file) => [-file.changes * dependants(file), file.path]),
    MOST_FILES,
  );
  return {
    shown: sortedBy(shown, ({ path }) => [path]),
    more,
    top: shown[0] ?? null,
    writing: written.size,
    flows: graph.edges.length,
  };
}

/** Whatever hangs on the tables of a file. */
export const dependants = ({ fed, uses, readers }: CriticalFile): number => fed + uses + readers;

const kindsIn = ({ nodes }: LineageGraph): ReadonlyMap<string, string> =>
  new Map(nodes.map(({ key, kind }) => [key, kind]));
