import { z } from 'zod';
import type { RunRecord, RunRecords } from '../../adapters/memgraph/run-records.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { RunRef } from '../../schemas/run.ts';

/** The commit of a repository that the graph holds. */
export const Head = z.object({
  repo: RunRef.shape.repo,
  run_id: RunRef.shape.run_id,
  sha: RunRef.shape.sha,
  graph_hash: z.string(),
});
export type Head = z.infer<typeof Head>;

const SetIndex = z.object({ heads: z.array(Head) });

export const headOf = ({ run: { repo, run_id, sha }, graph_hash }: RunRecord): Head => ({
  repo,
  run_id,
  sha,
  graph_hash,
});

/** What makes a head another one: its commit, or what was read from it; not the run that did. */
export const meaningOf = ({ repo, sha, graph_hash }: Head): readonly string[] => [repo, sha, graph_hash];

/** The heads that the pages of a folder were rendered from; null when its index.json does not tell. */
export function headsIn(texts: ReadonlyMap<string, string>): readonly Head[] | null {
  const text = texts.get('index.json');
  if (text === undefined) return null;
  const parsed = SetIndex.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data.heads : null;
}

/** How a repository stands against the set of heads before. */
export interface HeadChange {
  readonly repo: string;
  readonly state: 'new' | 'gone' | 'moved';
  readonly from: string | null;
  readonly to: string | null;
  /** Facts that its runs since then made, wrote again, or retired. */
  readonly facts: number;
}

/** Runs looked at between two heads: more than pages are ever apart. */
const MOST_RUNS = 200;

/** What changed between two sets of heads, largest first. */
export async function compareHeads(
  records: Pick<RunRecords, 'find'>,
  before: readonly Head[],
  now: readonly Head[],
): Promise<readonly HeadChange[]> {
  const old = new Map(before.map((head) => [head.repo, head]));
  const current = new Set(now.map(({ repo }) => repo));
  const differing = now.filter((head) => {
    const known = old.get(head.repo);
    return known === undefined || String(meaningOf(head)) !== String(meaningOf(known));
  });
  const facts = await factsMoved(
    records,
    differing.flatMap((head) => runsSince(old.get(head.repo), head)),
  );
  const changes: HeadChange[] = differing.map(({ repo, sha }) => {
    const from = old.get(repo)?.sha ?? null;
    return { repo, state: from === null ? 'new' : 'moved', from, to: sha, facts: facts.get(repo) ?? 0 };
  });
  const gone = before
    .filter(({ repo }) => !current.has(repo))
    .map(({ repo, sha }): HeadChange => ({ repo, state: 'gone', from: sha, to: null, facts: 0 }));
  return [...changes, ...gone].sort((a, b) => b.facts - a.facts || byCodeUnit(a.repo, b.repo));
}

function runsSince(
  before: Head | undefined,
  { repo, run_id }: Head,
): readonly { repo: string; run_id: string }[] {
  const last = Number(run_id);
  const first = Math.max(1, Number(before?.run_id ?? 0) + 1, last - MOST_RUNS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({
    repo,
    run_id: String(first + at).padStart(run_id.length, '0'),
  }));
}

async function factsMoved(
  records: Pick<RunRecords, 'find'>,
  runs: readonly { repo: string; run_id: string }[],
): Promise<ReadonlyMap<string, number>> {
  const moved = new Map<string, number>();
  for (const { run, created, changed, retired } of await records.find(runs))
    moved.set(run.repo, (moved.get(run.repo) ?? 0) + created + changed + retired);
  return moved;
}
