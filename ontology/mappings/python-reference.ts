import type { Payload } from '../../schemas/items/registry.ts';
import { edge, type NodeName, named } from '../facts.ts';
import { fileKey, symbolKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A call or an inheritance within the repository. */
export const pythonReference: Mapping<'python-reference'> = {
  kind: 'python-reference',
  needsPath: true,
  map: (payload, { repo, path }) => {
    const { relation, to_path, to, to_kind, to_occurrence, confidence, reason, count } = payload;
    const target = named(families[to_kind], symbolKey(repo, to_path, to, to_occurrence));
    const props = { confidence, reason, places: count };
    return {
      nodes: [],
      edges: [edge(relation === 'calls' ? 'CALLS' : 'EXTENDS', startOf(payload, repo, path), target, props)],
    };
  },
};

const families = { class: 'Class', function: 'Function' } as const;

function startOf(
  { from, from_kind, from_occurrence }: Payload<'python-reference'>,
  repo: string,
  path: string,
): NodeName {
  if (from_kind === 'module') return named('PythonModule', fileKey(repo, path));
  return named(families[from_kind], symbolKey(repo, path, from, from_occurrence));
}
