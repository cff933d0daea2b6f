import { edge, named, node } from '../facts.ts';
import { coverageKey, fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** How much of a file is resolved. */
export const coverage: Mapping<'coverage'> = {
  kind: 'coverage',
  needsPath: true,
  map: ({ miner, subject, total, resolved, open }, { repo, path }) => {
    const name = named('Coverage', coverageKey(repo, path, miner, subject));
    const props = {
      read_by: miner,
      subject,
      total,
      resolved,
      open_reasons: open.map(({ reason }) => reason),
      open_counts: open.map(({ count }) => count),
    };
    return { nodes: [node(name, props)], edges: [edge('COVERS', name, named('File', fileKey(repo, path)))] };
  },
};
