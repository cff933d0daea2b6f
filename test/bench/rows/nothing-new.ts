import { alternate, secondsOf } from '../alternate.ts';
import { measureNight, REPOSITORIES } from '../night/measure-night.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

/** Whether anything has changed is asked of the remote alone. */
export const nothingNew: Row = {
  name: 'nothing-new',
  what: 'freshness of an unchanged repository, over HTTP on loopback',
  anchor: 'one `git ls-remote` of it',
  measures: {
    time: { says: 'one question', unit: 'ms', limit: { atMost: 300 } },
    ratio: { says: 'to ls-remote', unit: '×', limit: null },
    fetches: { says: 'requests beyond the refs', unit: 'count', limit: { atMost: 0 } },
    night: { says: '1,000 repositories at night', unit: 'ms', limit: { atMost: 60_000 } },
    night_fetches: { says: 'fetches of that night', unit: 'count', limit: { atMost: 0 } },
    night_others: { says: 'repositories not found unchanged', unit: 'count', limit: { atMost: 0 } },
  },
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a repository with a whole history',
      () => true,
      ({ commits }) => commits,
    );
    const side = (who: string) =>
      ourSide('ask-freshness', { path: chosen.path, scratch: bench.scratch, who });
    const { ours, theirs } = await alternate(bench, { ours: side('ours'), theirs: side('git') });
    return {
      readings: {
        time: { values: secondsOf(ours).map((seconds) => seconds * 1_000) },
        ratio: { ours: secondsOf(ours), anchor: secondsOf(theirs) },
        fetches: { values: ours.map(({ said }) => Number(said.fetches)) },
        ...(await measureNight(bench)),
      },
      notes: [`${ours[0]?.said.refs} refs`, `${REPOSITORIES} bare repositories at night`],
    };
  },
};
