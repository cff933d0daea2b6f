import { findFreePorts } from '../../../infra/local/ports.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import type { Reading } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

export const REPOSITORIES = 1_000;

/** What a portfolio costs at night in which nothing has moved: one question a repository, and no fetch. */
export async function measureNight(bench: Bench): Promise<Readonly<Record<string, Reading>>> {
  const servers = await bench.servers();
  const [port = 0] = await findFreePorts(1);
  const given = {
    url: servers.graphUrl,
    root: bench.scratch,
    repositories: REPOSITORIES,
    port,
    host: '127.0.0.1',
    fingerprint: 'bench',
  };
  await servers.empty();
  await runSide(ourSide('make-night', given), bench.scratch);
  const { ours } = await alternate(bench, { ours: ourSide('ask-night', given) });
  await servers.empty();
  return {
    night: { values: secondsOf(ours).map((seconds) => seconds * 1_000) },
    night_fetches: { values: saidOf(ours, 'fetches') },
    night_others: { values: saidOf(ours, 'others') },
  };
}
