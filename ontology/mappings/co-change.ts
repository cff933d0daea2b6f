import { edge, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** Two files that change together, from the path that sorts first. */
export const coChange: Mapping<'co-change'> = {
  kind: 'co-change',
  needsPath: true,
  map: ({ other_path, ...figures }, { repo, path }) => {
    const [first, second] = path < other_path ? [path, other_path] : [other_path, path];
    const ends = [named('File', fileKey(repo, first)), named('File', fileKey(repo, second))] as const;
    return { nodes: [], edges: [edge('CO_CHANGED', ...ends, figures)] };
  },
};
