import { edge, named } from '../facts.ts';
import { fileKey, pythonPackageKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** An import that leads to a module of the repository or to a package. */
export const moduleImport: Mapping<'module-import'> = {
  kind: 'module-import',
  needsPath: true,
  map: (payload, { repo, path }) => {
    const from = named('PythonModule', fileKey(repo, path));
    const sure = {
      confidence: payload.confidence ?? 1,
      ...(payload.reason == null ? {} : { reason: payload.reason }),
    };
    const edges =
      payload.target === 'module'
        ? [edge('IMPORTS', from, named('PythonModule', fileKey(repo, payload.to_path)), sure)]
        : [
            edge('IMPORTS', from, named('Package', pythonPackageKey(payload.package)), {
              spelled: payload.package,
              ...sure,
            }),
          ];
    return { nodes: [], edges };
  },
};
