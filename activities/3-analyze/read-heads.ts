import { createHash } from 'node:crypto';
import type { RunRecords } from '../../adapters/memgraph/run-records.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Head } from '../../schemas/head.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';

/** The repositories that the graph holds, sorted by key, without the portfolio itself. */
export async function readHeads(records: Pick<RunRecords, 'heads'>): Promise<readonly Head[]> {
  const heads = await records.heads();
  return heads
    .filter(({ run }) => run.repo !== PORTFOLIO)
    .map(({ run: { repo, run_id, sha, committed_at }, graph_hash, writing }) =>
      Head.parse({ repo, run_id, sha, committed_at, graph_hash, writing }),
    );
}

/** What the facts of the portfolio are computed from, in the place of a commit: equal for equal facts of all repositories. */
export function hashOfHeads(heads: readonly Head[]): string {
  // A repository that is being written may come back to the same facts; its run tells these two states apart.
  const states = heads.map(({ repo, run_id, sha, graph_hash, writing }) => [
    repo,
    sha,
    graph_hash,
    writing ? run_id : null,
  ]);
  return createHash('sha1').update(canonicalJson(states)).digest('hex');
}

/** Time of the newest commit; the epoch when there is none. */
export const newestCommit = (heads: readonly Head[]): string =>
  heads
    .map((head) => head.committed_at)
    .sort()
    .at(-1) ?? '1970-01-01T00:00:00Z';
