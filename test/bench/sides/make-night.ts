import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createStageActivities } from '../../../activities/4-stage/activities.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { runCommand } from '../../../infra/local/run-command.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { resultOfRun } from '../../../workflows/results.ts';
import { repositoryItem } from '../mesh/repository-items.ts';
import { inActivity } from './in-activity.ts';
import { readInput } from './say.ts';

/** Bare clones of one small repository, each with a run that has seen its head, sealed, written and told in a receipt. */
interface Input {
  readonly url: string;
  readonly root: string;
  readonly repositories: number;
  /** Keys of the repositories begin with it; the server that answers for them listens there. */
  readonly host: string;
  readonly fingerprint: string;
}

const { url, root, repositories, host, fingerprint } = readInput<Input>();
const graph = createGraph({ url });
const staging = createFileStaging({ root: join(root, 'staging') });
const write = createWriteActivities({ graph, staging });
const stage = createStageActivities({ staging });
const origin = join(root, 'origin');
const bare = join(root, 'served');
mkdirSync(bare, { recursive: true });
await runCommand('git', ['init', '-q', '-b', 'main', origin]);
const as = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
await runCommand('git', ['-C', origin, ...as, 'commit', '-q', '--allow-empty', '-m', 'Start']);
const sha = (await runCommand('git', ['-C', origin, 'rev-parse', 'HEAD'])).trim();

for (let nth = 0; nth < repositories; nth++) {
  const name = `r${String(nth).padStart(4, '0')}`;
  await runCommand('git', ['clone', '-q', '--bare', '--local', origin, join(bare, `${name}.git`)]);
  await remember(`${host}/${name}`);
}
await graph.close();
process.stdout.write('{}\n');

/** As the phases of a run leave it behind. */
async function remember(repo: string): Promise<void> {
  const run: RunRef = {
    repo,
    run_id: await staging.openRun(repo, 'bench'),
    trace_id: 'b'.repeat(32),
    sha,
    committed_at: '2026-01-01T00:00:00Z',
  };
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds: ['repository'] });
  ingress.take({ items: [repositoryItem(0, 1)], rejects: [] });
  const mined = await stageSaid(staging, run, 'bench', 'mine/bench-000', ingress.close());
  const sealed = await sealRun(staging, { run, fingerprint, mined: [mined] }, () => undefined);
  const plan = await inActivity(() => write.planWrite({ run, sealed, accept_removals: true }));
  const nodes = await inActivity(() => write.writeNodes({ run, plan }));
  const edges = await inActivity(() => write.writeEdges({ run, plan }));
  const { offered, ...end } = await write.finishWrite({ run, sealed, plan, receipts: [nodes, edges] });
  const numbers = {
    ...end,
    staged: offered,
    created: { nodes: nodes.created, edges: edges.created },
    changed: 0,
    retired: 0,
  };
  const phases = { ingest: 0, mine: 0, analyze: 0, stage: 0, write: 0, report: 0 };
  const result = resultOfRun({ run, unseen: false, written: { numbers, held: 0 }, phases, pages: [] });
  await stage.saveReceipt({ run, result });
}
