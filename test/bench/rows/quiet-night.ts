import { findFreePorts } from '../../../infra/local/ports.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

const REPOSITORIES = 1_000;

/** A portfolio in which nothing has moved costs one question a repository and no fetch. */
export const quietNight: Row = {
  name: 'quiet-night',
  what: 'nightly check of 1,000 unchanged repositories, over HTTP on loopback',
  anchor: 'none: seconds are our own',
  measures: {
    time: { says: 'all of them', unit: 'ms', limit: { atMost: 60_000 } },
    fetches: { says: 'fetches', unit: 'count', limit: { atMost: 0 } },
    others: { says: 'repositories not found unchanged', unit: 'count', limit: { atMost: 0 } },
  },
  run: async (bench) => {
    const servers = await bench.servers();
    const [port = 0] = await findFreePorts(1);
    const given = {
      url: servers.graphUrl,
      root: bench.scratch,
      repositories: REPOSITORIES,
      port,
      host: `127.0.0.1`,
      fingerprint: 'bench',
    };
    await servers.empty();
    await runSide(ourSide('make-night', given), bench.scratch);
    const { ours } = await alternate(bench, { ours: ourSide('ask-night', given) });
    await servers.empty();
    return {
      readings: {
        time: { values: secondsOf(ours).map((seconds) => seconds * 1_000) },
        fetches: { values: saidOf(ours, 'fetches') },
        others: { values: saidOf(ours, 'others') },
      },
      notes: [`${REPOSITORIES} bare repositories`],
    };
  },
};
