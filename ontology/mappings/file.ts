import { edge, named, node } from '../facts.ts';
import { fileKey } from '../identity.ts';
import { fileName } from './file-name.ts';
import type { Mapping } from './mapping.ts';

/** A path of the tree, contained in its repository. */
export const file: Mapping<'file'> = {
  kind: 'file',
  needsPath: true,
  map: ({ notebook, ...entry }, { repo, path }) => {
    const name = named('File', fileKey(repo, path));
    return {
      nodes: [node(name, { name: fileName(path), ...entry }, notebook ? ['Notebook'] : [])],
      edges: [edge('CONTAINS', named('Repository', repo), name)],
    };
  },
};
