import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { FileMiner, Mined, SourceFile } from '../../miner.ts';
import { nameInProject } from './project-file.ts';
import { nameInCfg, nameInScript } from './setup-files.ts';

/** Somebody else's package, or one that stands there to be looked at: the repository does not publish it. */
const ASIDE =
  /(^|\/)(tests?|testing|testdata|fixtures?|examples?|samples?|tutorials?|templates?|docs?|bench(marks?)?|vendor|vendored|third_party|node_modules|site-packages|\.?venv)\//i;

const READERS = {
  'pyproject.toml': nameInProject,
  'setup.cfg': nameInCfg,
  'setup.py': nameInScript,
} as const satisfies Record<string, (text: string) => Found>;

/** The name that metadata gives with its line, none, or what keeps the file from being read. */
export type Found =
  | { readonly name: string; readonly line: number | null }
  | { readonly name: null }
  | {
      readonly error: string;
      readonly line: number | null;
      readonly reason: 'parse-error' | 'too-large';
    };

/** The form that the package index allows; anything else is a template or a mistake. */
const VALID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** Packages that the repository builds, by pyproject.toml, setup.cfg and setup.py: where another one's import leads. */
export const pythonPackageMiner: FileMiner = {
  name: 'python-package',
  version: '0.1.0',
  unit: 'file',
  kinds: ['published-package'],
  reason: ({ markers }) => {
    const roots = markers.filter(({ kind }) => kind === 'python-package').length;
    return roots > 0 ? `${roots} Python ${roots === 1 ? 'package' : 'packages'}` : null;
  },
  accepts: ({ path }) => readerOf(path) !== undefined && !ASIDE.test(path),
  mine: minePackage,
};

const readerOf = (path: string): ((text: string) => Found) | undefined =>
  (READERS as Readonly<Record<string, (text: string) => Found>>)[path.slice(path.lastIndexOf('/') + 1)];

function minePackage({ path, text }: SourceFile): Mined {
  const found = readerOf(path)?.(text) ?? { name: null };
  if ('error' in found) {
    const { error, line, reason } = found;
    const lines: [number, number] | null = line === null ? null : [line, line];
    return { items: [], rejects: [{ kind: 'published-package', reason, path, lines, detail: error }] };
  }
  if (found.name === null || !VALID.test(found.name)) return { items: [], rejects: [] };
  const item: KnownItem = {
    kind: 'published-package',
    path,
    lines: found.line === null ? null : [found.line, found.line],
    payload: { ecosystem: 'pypi', name: found.name },
  };
  return { items: [item], rejects: [] };
}
