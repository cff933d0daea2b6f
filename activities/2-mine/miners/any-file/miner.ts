import type { FileMiner } from '../../miner.ts';

/** Every path of the commit: what it is, how large, in which language. */
export const anyFileMiner: FileMiner = {
  name: 'any-file',
  version: '0.1.0',
  unit: 'file',
  censusOnly: true,
  kinds: ['file'],
  reason: () => 'every repository has files',
  accepts: () => true,
  mine: ({ path, blob, size, mode, state, language, lines, notebook }) => ({
    items: [
      {
        kind: 'file',
        path,
        lines: null,
        payload: { blob, size, mode, state, language, lines, notebook: notebook ?? path.endsWith('.ipynb') },
      },
    ],
    rejects: [],
  }),
};
