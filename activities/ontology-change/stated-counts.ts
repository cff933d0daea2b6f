import { z } from 'zod';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { type Lowering, lineOf } from '../../ontology/changes/migration-of.ts';
import { recordId } from '../../ontology/identity.ts';
import { Failure } from '../../schemas/failures.ts';
import type { ChangeStep, CheckedChange } from '../../schemas/ontology-change.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';

type Reading = Pick<Graph, 'read'>;

/** What a change says of the numbers of nodes before it is applied; kept in the ledger until it is found so. */
const StatedCounts = z.strictObject({
  /** Version that facts were mapped by until then. */
  from: z.string(),
  /** Labels whose nodes are counted, those of before and of after. */
  labels: z.array(z.string()),
  /** Labels that the change takes away: no node keeps one. */
  taken: z.array(z.string()).default([]),
  /** Whether exactly as many are to go as stated; else at most so many, since items that only waited for a rule come. */
  exact: z.boolean(),
  /** Of the items named: where others were processed since, the numbers say nothing. */
  repos: z.array(
    z.strictObject({
      repo: z.string(),
      content_hash: z.string(),
      nodes: z.int().nonnegative(),
      lowers: z.int().nonnegative(),
    }),
  ),
});
export type StatedCounts = z.infer<typeof StatedCounts>;

/** Null where no node can go. Throws BadChange where what the change lowers is no longer what was checked. */
export async function stateCounts(
  graph: Reading,
  steps: readonly ChangeStep[],
  { from, impact: { kinds, labels }, migration }: CheckedChange,
  lowerings: readonly Lowering[],
): Promise<StatedCounts | null> {
  const other = lowerings.map(lineOf).find((line) => !migration.split('\n').includes(line));
  if (other !== undefined)
    throw new Failure(
      'BadChange',
      `it was checked with other counts than those of now (${other}): check again`,
    );
  const nodes = kinds.length === 0 ? new Map<string, number>() : await countNodes(graph, labels);
  const heads = await contentOfHeads(graph, [...nodes.keys()]);
  const repos = [...nodes].flatMap(([repo, count]) => {
    const content_hash = heads.get(repo)?.content_hash;
    const lowers = lowerings.reduce((sum, { byRepo }) => sum + (byRepo.get(repo) ?? 0), 0);
    return content_hash === undefined ? [] : [{ repo, content_hash, nodes: count, lowers }];
  });
  const exact = lowerings.length > 0 && !steps.some(({ do: what }) => what === 'map-kind');
  return repos.length === 0 ? null : { from, labels, taken: labelsTaken(steps), exact, repos };
}

function labelsTaken(steps: readonly ChangeStep[]): string[] {
  return steps.flatMap((step) => {
    if ((step.do === 'rename' || step.do === 'merge') && step.what === 'label') return [step.from];
    return step.do === 'remove' && step.property === undefined ? [step.of] : [];
  });
}

const LEDGER = 'MATCH (m:Migration {id: $id}) RETURN m.counts AS counts, m.state AS state';
const DONE = `MATCH (m:Migration {id: $id}) WHERE m.state = 'started'
SET m.state = 'done', m.applied_at = $applied_at`;

/** What the ledger waits for before it says that a change is done; null where it waits for nothing. */
async function openCounts(graph: Reading, migration: string): Promise<StatedCounts | null> {
  const [row] = await graph.read({ text: LEDGER, params: { id: migration } });
  if (row === undefined || row.state === 'done' || typeof row.counts !== 'string') return null;
  return StatedCounts.parse(JSON.parse(row.counts));
}

/**
 * Counts again after the backfill, and closes the migration when each repository has exactly as many nodes fewer as was
 * stated. Throws CountDiffers otherwise; the migration then stays started, and may be settled later. With `onlyWhole` it is
 * left alone while a repository has still to be mapped again.
 */
export async function settleCounts(
  graph: Pick<Graph, 'read' | 'write'>,
  migration: string,
  { onlyWhole = false }: { readonly onlyWhole?: boolean } = {},
): Promise<{ readonly verified: number }> {
  const stated = await openCounts(graph, migration);
  if (stated === null) return { verified: 0 };
  const nodes = await countNodes(graph, stated.labels);
  const heads = await contentOfHeads(
    graph,
    stated.repos.map(({ repo }) => repo),
  );
  const same = stated.repos.filter(
    ({ repo, content_hash }) => heads.get(repo)?.content_hash === content_hash,
  );
  if (onlyWhole && same.some(({ repo }) => heads.get(repo)?.version === stated.from)) return { verified: 0 };
  const unmoved = await countNodes(graph, stated.taken);
  const faults = same.flatMap(({ repo, nodes: before, lowers }) => {
    const left = unmoved.get(repo) ?? 0;
    if (left > 0)
      return [
        `${repo} was not mapped again, ${left} of ${before} nodes are as before (fresh backfill --repo ${repo})`,
      ];
    const after = nodes.get(repo) ?? 0;
    const gone = before - after;
    return (stated.exact ? gone === lowers : gone <= lowers)
      ? []
      : [`${repo} had ${before} nodes, ${lowers} were to go, it has ${after}`];
  });
  if (faults.length > 0) throw new Failure('CountDiffers', `${migration}: ${faults.slice(0, 20).join('; ')}`);
  await graph.write([{ text: DONE, params: { id: migration, applied_at: new Date().toISOString() } }]);
  return { verified: same.length };
}

const COUNT = `UNWIND $families AS family
MATCH (n:Entity {family: family}) WHERE n.repo IS NOT NULL AND n.repo <> $portfolio AND n.held IS NULL
RETURN n.repo AS repo, count(n) AS nodes ORDER BY repo`;

/** By repository; what is held is neither said nor gone. */
async function countNodes(graph: Reading, families: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await graph.read({ text: COUNT, params: { families, portfolio: PORTFOLIO } });
  return new Map(rows.map(({ repo, nodes }) => [String(repo), Number(nodes)]));
}

const FENCES = `UNWIND $ids AS id
MATCH (f:Record {id: id}) WHERE f.closed = f.sequence
RETURN f.repo AS repo, f.closed AS closed ORDER BY repo`;
const RUNS = `UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN r.repo AS repo, r.content_hash AS content_hash, r.ontology_version AS version ORDER BY repo`;

/** Which items' facts the graph holds as a whole, and by which ontology. */
interface HeadContent {
  readonly content_hash: string;
  readonly version: string;
}

async function contentOfHeads(
  graph: Reading,
  repos: readonly string[],
): Promise<ReadonlyMap<string, HeadContent>> {
  const fences = await graph.read({
    text: FENCES,
    params: { ids: repos.map((repo) => recordId('fence', repo)) },
  });
  const ids = fences.map(({ repo, closed }) =>
    recordId('run', String(repo), String(closed).padStart(6, '0')),
  );
  const runs = await graph.read({ text: RUNS, params: { ids } });
  return new Map(
    runs.map(({ repo, content_hash, version }) => [
      String(repo),
      { content_hash: String(content_hash), version: String(version) },
    ]),
  );
}
