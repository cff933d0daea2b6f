import { adding, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What the move of its change adds to a file's node. */
export const fileChurn: Mapping<'file-churn'> = {
  kind: 'file-churn',
  needsPath: true,
  map: (figures, { repo, path }) => ({
    nodes: [adding(named('File', fileKey(repo, path)), figures)],
    edges: [],
  }),
};
