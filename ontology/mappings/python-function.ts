import { edge, named, node } from '../facts.ts';
import { fileKey, symbolKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A function or method, defined by its module. Its calls become edges only once an analyzer resolved them. */
export const pythonFunction: Mapping<'python-function'> = {
  kind: 'python-function',
  needsPath: true,
  map: ({ qualname, occurrence, calls, ...props }, { repo, path }) => {
    const name = named('Function', symbolKey(repo, path, qualname, occurrence));
    return {
      nodes: [node(name, { name: qualname, language: 'Python', calls: calls.length, ...props })],
      edges: [edge('DEFINES', named('PythonModule', fileKey(repo, path)), name)],
    };
  },
};
