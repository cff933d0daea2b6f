import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createIngestActivities } from '../../../activities/1-ingest/activities.ts';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { defaultSettings } from '../../../schemas/settings.ts';
import { seenAndWritten } from '../../../workers/seen-and-written.ts';
import { serveGit } from '../../servers/serve-git.ts';
import { inActivity } from './in-activity.ts';
import { clock, readInput } from './say.ts';

/** What ProcessPortfolio asks of every repository at night, batch by batch, of a server on loopback. */
interface Input {
  readonly url: string;
  readonly root: string;
  readonly repositories: number;
  readonly port: number;
  readonly fingerprint: string;
}

/** As ProcessPortfolio cuts its list. */
const BATCH = 100;

const { url, root, repositories, port, fingerprint } = readInput<Input>();
let fetches = 0;
const watch = (request: IncomingMessage): false => {
  request.on('data', (piece: Buffer) => {
    if (piece.includes('command=fetch')) fetches += 1;
  });
  return false;
};
const server = await serveGit({ root: join(root, 'served'), port, instead: watch });
const graph = createGraph({ url });
const staging = createFileStaging({ root: join(root, 'staging') });
const mirrors = createGitMirrors({
  root: join(root, 'mirrors'),
  settings: defaultSettings,
  env: process.env,
});
const { checkFreshness } = createIngestActivities({
  mirrors,
  staging,
  settings: defaultSettings,
  miners: [],
  isUnchanged: seenAndWritten(staging, graph),
});
const addresses = Array.from(
  { length: repositories },
  (_, nth) => `${server.url}/r${String(nth).padStart(4, '0')}.git`,
);
await graph.server();

await clock(async () => {
  let others = 0;
  for (let from = 0; from < repositories; from += BATCH) {
    const repos = addresses.slice(from, from + BATCH);
    const { checked } = await inActivity(() =>
      checkFreshness({ repos, fingerprint, force: false, trace_id: 'b'.repeat(32) }),
    );
    others += checked.filter(({ state }) => state !== 'unchanged').length;
  }
  return { others, fetches };
});
await server.close();
await graph.close();
