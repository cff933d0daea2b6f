import { normalPath, under } from '../../paths.ts';
import type { Files } from './find-module.ts';

/** Where a program begins, and the folder that its imports are looked up in. */
export interface Entry {
  readonly file: string;
  readonly folder: string;
}

/** `main` of the project file is a folder or, for Node, a file. */
export function pythonEntry(files: Files, main: string | null): Entry | null {
  const folder = normalPath(main ?? '') ?? '';
  if (/\.py$/.test(folder)) return entryAt(files, [folder]);
  return entryAt(files, [under(folder, '__main__.py')]);
}

export function nodeEntry(files: Files, main: string | null): Entry | null {
  const place = normalPath(main ?? '') ?? '';
  const written = packageMain(files.get(under(place, 'package.json')) ?? files.get('package.json'));
  const named = written === null ? [] : candidates(normalPath(under(place, written)) ?? '');
  return entryAt(files, [...candidates(place), ...named, under(place, 'index.ts'), under(place, 'index.js')]);
}

/** Compiled code lies in a folder of its own: what is meant is the source. */
function candidates(path: string): string[] {
  const source = path.replace(/\.js$/, '.ts');
  const inner = source.replace(/^(bin|dist|build|lib|out)\//, '');
  return [source, path, `${path}.ts`, inner, `src/${inner}`].filter((file) => /\.[cm]?[jt]s$/.test(file));
}

function packageMain(text: string | undefined): string | null {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    const main = typeof read === 'object' && read !== null && 'main' in read ? read.main : null;
    return typeof main === 'string' ? main : null;
  } catch {
    // A package.json that is no JSON says nothing about the entry; Node's default holds.
    return null;
  }
}

function entryAt(files: Files, candidates: readonly string[]): Entry | null {
  const file = candidates.find((path) => files.has(path));
  if (file === undefined) return null;
  return { file, folder: file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '' };
}
