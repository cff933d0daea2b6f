import type { Run } from '../interpret/run.ts';
import { type Args, valuesOf } from '../values/arguments.ts';
import { reasonIn, stringOf, textOf } from '../values/text.ts';
import { constant, objectValue, unknown, type Value } from '../values/value.ts';

/** `os.path.join`: a part that begins at the root begins anew. */
export function joinPaths(parts: readonly string[]): string {
  return parts.reduce((path, part) => {
    if (part.startsWith('/') || path === '') return part;
    return path.endsWith('/') ? `${path}${part}` : `${path}/${part}`;
  }, '');
}

/** `os.path.dirname` and `os.path.basename`. */
export function partOfPath(path: string, part: 'folder' | 'name'): Value {
  const reason = reasonIn(path);
  if (reason !== null) return unknown(reason);
  const at = path.lastIndexOf('/');
  return constant(part === 'name' ? path.slice(at + 1) : path.slice(0, Math.max(0, at)));
}

export const pathOf = (text: string): Value => objectValue({ is: 'path', text });

/** `Path("a", "b")`: a slash at the end is not kept. */
export const pathFrom = (args: Args): Value => pathOf(tidy(joinPaths(valuesOf(args).map(textOf))));

const tidy = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path);

export function pathMember(path: string, name: string): Value | null {
  const last = path.slice(path.lastIndexOf('/') + 1);
  switch (name) {
    case 'parent':
      return reasonIn(path) === null
        ? pathOf(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')
        : unknown('runtime-data');
    case 'name':
      return constant(last);
    case 'stem':
      return constant(last.replace(/(?!^)\.[^.]*$/, ''));
    case 'suffix':
      return constant(/(?!^)\.[^.]*$/.exec(last)?.[0] ?? '');
    default:
      return null;
  }
}

const ITSELF = new Set(['resolve', 'absolute', 'expanduser', '']);

/** A method of a path of pathlib. */
export function callPath(run: Run, path: string, method: string, args: Args): Value {
  if (method === 'joinpath') return pathOf(tidy(joinPaths([path, ...valuesOf(args).map(textOf)])));
  if (method === 'as_posix' || method === '__str__') return constant(path);
  if (method === 'open') return objectValue({ is: 'open-file', text: run.textAt(path) });
  if (method === 'read_text') {
    const found = run.textAt(path);
    return found === null ? unknown('runtime-data') : constant(found);
  }
  if (method === 'with_suffix') {
    const suffix = stringOf(valuesOf(args)[0] ?? constant('')) ?? '';
    return pathOf(path.replace(/\.[^./]*$/, '') + suffix);
  }
  return ITSELF.has(method) ? pathOf(path) : unknown('runtime-data');
}
