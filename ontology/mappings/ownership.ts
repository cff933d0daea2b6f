import { adding, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What the spread over people adds to a file's node, or to the repository's. */
export const ownership: Mapping<'ownership'> = {
  kind: 'ownership',
  needsPath: false,
  map: (figures, { repo, path }) => ({
    nodes: [adding(path === '' ? named('Repository', repo) : named('File', fileKey(repo, path)), figures)],
    edges: [],
  }),
};
