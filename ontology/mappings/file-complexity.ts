import { adding, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What its complexity adds to a file's node. */
export const fileComplexity: Mapping<'file-complexity'> = {
  kind: 'file-complexity',
  needsPath: true,
  map: (figures, { repo, path }) => ({
    nodes: [adding(named('File', fileKey(repo, path)), figures)],
    edges: [],
  }),
};
