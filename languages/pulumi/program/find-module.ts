import { folderOf, tidyPath, under } from '../../paths.ts';

export type Files = ReadonlyMap<string, string>;

/**
 * The file that an import of Python names, seen from a file of the program; null when it is none of the project. `places`
 * are the folders where a name without dots is looked for, in order.
 */
export function findPythonModule(
  files: Files,
  places: readonly string[],
  name: string,
  from: string,
): string | null {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const path = name.slice(dots).replaceAll('.', '/');
  const steps = '../'.repeat(Math.max(0, dots - 1));
  const folders = dots > 0 ? [under(folderOf(from), steps)] : places;
  for (const folder of folders) {
    const base = tidyPath(under(folder, path));
    for (const file of [base === '' ? '__init__.py' : `${base}.py`, under(base, '__init__.py')])
      if (files.has(file)) return file;
  }
  return null;
}

const ENDINGS = ['', '.ts', '.js', '.mts', '.cts', '/index.ts', '/index.js'];

/** The file that an import of TypeScript names; only relative ones and those below the project are its own. */
export function findTypeScriptModule(
  files: Files,
  places: readonly string[],
  name: string,
  from: string,
): string | null {
  const folders = name.startsWith('.') ? [folderOf(from)] : places;
  for (const folder of folders) {
    const found = sourcesOf(tidyPath(under(folder, name))).find((file) => files.has(file));
    if (found !== undefined) return found;
  }
  return null;
}

/** What is compiled is imported by the name that it will have. */
const sourcesOf = (base: string): string[] =>
  ENDINGS.flatMap((ending) => [base + ending, base.replace(/\.[cm]?js$/, '') + ending])
    .map((file) => file.replace(/^\//, ''))
    .filter((file) => /\.[cm]?[jt]s$/.test(file));

/** Reads a file that a program names: from the project's folder, that of the program, or that of the file which asks. */
export const textReader =
  (files: Files, main: string) =>
  (path: string, from: string): string | null => {
    for (const folder of ['', main, folderOf(from)]) {
      const file = tidyPath(under(folder, path));
      const text = files.get(file);
      if (text !== undefined && !STACK_SETTINGS.test(file)) return text;
    }
    return null;
  };

/** What a stack is set to holds for that stack alone, and may be secret. */
const STACK_SETTINGS = /(?:^|\/)Pulumi\.[\w-]+\.ya?ml$/;
