import { readWritten } from '../../activities/5-write/close/written-record.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { recordId } from '../../ontology/identity.ts';
import type { RebuiltHistory } from '../../schemas/cli/graph.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';

const RUN = 'MATCH (r:Record {id: $id}) RETURN r.graph_hash AS graph_hash';
const FIRST = '000001';

type Run = RebuiltHistory['lost'][number];
type Verdict = 'same' | 'different' | 'lost';

/** Holds the runs that a rebuilt graph records against those that staging keeps, by the hash of the facts of each. */
export async function judgeHistory(graph: Graph, staging: Staging): Promise<RebuiltHistory> {
  const judged: { readonly run: Run; readonly verdict: Verdict }[] = [];
  const begins: Run[] = [];
  for (const repo of (await staging.repositories()).filter((key) => key !== PORTFOLIO)) {
    const own: typeof judged = [];
    for (const run_id of await staging.sealedRuns(repo)) {
      const run = { repo, run_id };
      const verdict = await judge(graph, staging, run);
      if (verdict !== null) own.push({ run, verdict });
    }
    const first = own.find(({ verdict }) => verdict !== 'lost')?.run;
    if (first !== undefined && first.run_id !== FIRST) begins.push(first);
    judged.push(...own);
  }
  const those = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).map(({ run }) => run);
  const [different, lost] = [those('different'), those('lost')];
  return { runs: judged.length - lost.length, different, lost, begins };
}

/** Null for a run that was never written to its end: it is no part of history. */
async function judge(graph: Graph, staging: Staging, run: Run): Promise<Verdict | null> {
  const written = await readWritten(staging, run);
  if (written === null) return null;
  const params = { id: recordId('run', run.repo, run.run_id) };
  const [record] = await graph.read({ text: RUN, params });
  if (record === undefined) return 'lost';
  return record.graph_hash === written.graph_hash ? 'same' : 'different';
}

/** For people. Links between repositories are made anew: what they said earlier is told by nobody. */
export function* historyLines({ runs, different, lost, begins }: RebuiltHistory): Iterable<string> {
  for (const { repo, run_id } of different)
    yield `DIFFERENT run ${run_id} of ${repo}: not the facts that it wrote`;
  for (const { repo, run_id } of lost)
    yield `not restored: run ${run_id} of ${repo}, of which staging cannot be read`;
  for (const { repo, run_id } of begins)
    yield `history of ${repo} begins with run ${run_id}: of earlier ones nothing is known`;
  yield `${runs} runs are in the history again; links between repositories are there as of today only`;
}
