import type { FileMention } from '../_style/markdown.ts';
import { sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

export interface EntryPoint extends FileMention {
  readonly kind: string;
  readonly name: string | null;
}

/** Where a reader begins: what is made to be started. One line for each place, sorted by path, then line. */
export function entryPoints(rows: Rows<'main-modules' | 'commands' | 'executables'>): readonly EntryPoint[] {
  const mains = rows['main-modules'].map(({ path, module }) => ({
    kind: 'Python program',
    path,
    name: module,
  }));
  const commands = rows.commands.map(({ path, line, name, decorators }) => ({
    kind: decorators[0] === undefined ? 'command' : `command (@${decorators[0]})`,
    path,
    line,
    name,
  }));
  const known = new Set(mains.map(({ path }) => path));
  const files = rows.executables
    .filter(({ path, notebook }) => notebook || !known.has(path))
    .map(({ path, notebook, language }) => ({
      kind: notebook ? 'notebook' : `executable${language === null ? '' : ` (${language})`}`,
      path,
      name: null,
    }));
  return sortedBy<EntryPoint>([...mains, ...commands, ...files], ({ path, line, kind, name }) => [
    path,
    line ?? 0,
    kind,
    name,
  ]);
}
