import { edge, named, node } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A module, defined by its file and known by the file's key. */
export const pythonModule: Mapping<'python-module'> = {
  kind: 'python-module',
  needsPath: true,
  map: ({ module, loc, imports, calls, unnamed_calls, main }, { repo, path }) => {
    const key = fileKey(repo, path);
    const name = named('PythonModule', key);
    const props = { name: module, loc, imports: imports.length, calls: calls.length, unnamed_calls, main };
    return { nodes: [node(name, props)], edges: [edge('DEFINES', named('File', key), name)] };
  },
};
