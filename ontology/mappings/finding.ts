import { PORTFOLIO } from '../../schemas/scope.ts';
import { edge, named, node } from '../facts.ts';
import { fileKey, findingKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What could not be read or resolved, at its file or at the repository. */
export const finding: Mapping<'finding'> = {
  kind: 'finding',
  needsPath: false,
  map: ({ reason, what, detail }, { repo, path }) => {
    const name = named('Finding', findingKey(repo, path === '' ? null : path, reason, what));
    const nodes = [node(name, { reason, what, detail })];
    // What the link wave finds stands in no repository.
    if (repo === PORTFOLIO) return { nodes, edges: [] };
    const place = path === '' ? named('Repository', repo) : named('File', fileKey(repo, path));
    return { nodes, edges: [edge('FOUND_IN', name, place)] };
  },
};
