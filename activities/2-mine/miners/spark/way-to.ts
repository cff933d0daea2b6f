import { findRunTarget } from '../../../../languages/notebook/run-target.ts';
import type { Program } from './read-programs.ts';

const IMPORT = /^[ \t]*(?:from|import)[ \t][^\n]*/gm;

/** The line of a program at which code of another file comes in, by %run or import; null where no line tells. */
export function wayTo(program: Program, file: string, programs: ReadonlyMap<string, Program>): number | null {
  const has = (path: string): boolean => programs.has(path);
  const runs = ({ path, notebook }: Program) =>
    notebook.cells.flatMap(({ kind, text, line }) =>
      kind === 'run' ? [{ line, target: findRunTarget(has, path, text) }] : [],
    );
  const reaches = (from: string | null, seen: Set<string>): boolean => {
    const next = from === null || seen.has(from) ? undefined : programs.get(from);
    if (from === file) return true;
    return next !== undefined && runs(next).some(({ target }) => reaches(target, seen.add(next.path)));
  };
  return (
    runs(program).find(({ target }) => reaches(target, new Set([program.path])))?.line ??
    importOf(program, file)
  );
}

function importOf({ notebook }: Program, file: string): number | null {
  const name = /([^/]+?)(?:\/__init__)?\.py$/.exec(file)?.[1];
  if (name === undefined) return null;
  const named = new RegExp(`(?<![\\w])${name.replaceAll(/\W/g, '\\$&')}(?![\\w])`);
  for (const { kind, text, line } of notebook.cells)
    for (const found of kind === 'python' ? text.matchAll(IMPORT) : [])
      if (named.test(found[0])) return line + text.slice(0, found.index).split('\n').length - 1;
  return null;
}
