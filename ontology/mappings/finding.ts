import { edge, named, node } from '../facts.ts';
import { fileKey, findingKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What could not be read or resolved, at its file or at the repository. */
export const finding: Mapping<'finding'> = {
  kind: 'finding',
  needsPath: false,
  map: ({ reason, what, detail }, { repo, path }) => {
    const name = named('Finding', findingKey(repo, path === '' ? null : path, reason, what));
    const place = path === '' ? named('Repository', repo) : named('File', fileKey(repo, path));
    return { nodes: [node(name, { reason, what, detail })], edges: [edge('FOUND_IN', name, place)] };
  },
};
