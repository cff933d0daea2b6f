import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { SourceFile } from '../../miner.ts';
import { isNotebookFile, mayBeProgram } from './gate.ts';

const IMPORT = /^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+([^\n#]+)|import[ \t]+([\w., \t]+))/gm;

/**
 * The programs among the files of a repository and what they may import, over any number of steps; none where nothing
 * speaks of Spark. A notebook runs others by %run, and all notebooks are programs themselves.
 */
export function narrow(files: readonly SourceFile[]): readonly SourceFile[] {
  const kept = new Map(files.filter(mayBeProgram).map((file) => [file.path, file]));
  if (kept.size === 0) return [];
  const modules = modulesByName(files);
  const open = [...kept.values()];
  for (let file = open.pop(); file !== undefined; file = open.pop())
    for (const name of importedNames(file))
      for (const found of modules.get(name) ?? [])
        if (!kept.has(found.path)) {
          kept.set(found.path, found);
          open.push(found);
        }
  return [...kept.values()].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Python files by the last part of their module's name: more than are meant, never fewer. */
function modulesByName(files: readonly SourceFile[]): ReadonlyMap<string, readonly SourceFile[]> {
  const modules = new Map<string, SourceFile[]>();
  for (const file of files) {
    if (isNotebookFile(file)) continue;
    const name = /([^/]+?)(?:\/__init__)?\.py$/.exec(file.path)?.[1];
    if (name !== undefined) modules.set(name, [...(modules.get(name) ?? []), file]);
  }
  return modules;
}

/** Last parts of the modules that a text imports; a name out of a module may be a module of its own. */
function importedNames({ text }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, from = '', list = '', plain = ''] of text.matchAll(IMPORT)) {
    names.add(from.split('.').at(-1) ?? '');
    for (const part of [...list.split(','), ...plain.split(',')])
      names.add(part.trim().split(/\s/)[0]?.split('.').at(-1) ?? '');
  }
  return names;
}
