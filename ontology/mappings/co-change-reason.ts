import { addingEdge, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What explains a co-change, added to its edge. */
export const coChangeReason: Mapping<'co-change-reason'> = {
  kind: 'co-change-reason',
  needsPath: true,
  map: ({ other_path, explained }, { repo, path }) => {
    const [first, second] = path < other_path ? [path, other_path] : [other_path, path];
    const ends = [named('File', fileKey(repo, first)), named('File', fileKey(repo, second))] as const;
    return { nodes: [], edges: [addingEdge('CO_CHANGED', ...ends, { explained })] };
  },
};
