import { edge, named, node } from '../facts.ts';
import { fileKey, symbolKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A class, defined by its module; enclosing scopes are told by its name. */
export const pythonClass: Mapping<'python-class'> = {
  kind: 'python-class',
  needsPath: true,
  map: ({ qualname, occurrence, calls: _calls, unnamed_calls: _unnamed, ...props }, { repo, path }) => {
    const name = named('Class', symbolKey(repo, path, qualname, occurrence));
    return {
      nodes: [node(name, { name: qualname, language: 'Python', ...props })],
      edges: [edge('DEFINES', named('PythonModule', fileKey(repo, path)), name)],
    };
  },
};
