import { named, node } from '../facts.ts';
import { fileKey } from '../identity.ts';
import { fileName } from './file-name.ts';
import type { Mapping } from './mapping.ts';

/** What history adds to a file's node. */
export const fileHistory: Mapping<'file-history'> = {
  kind: 'file-history',
  needsPath: true,
  map: (history, { repo, path }) => ({
    nodes: [node(named('File', fileKey(repo, path)), { name: fileName(path), ...history })],
    edges: [],
  }),
};
