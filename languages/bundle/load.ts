import { folderOf, joinPath } from '../paths.ts';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.ts';
import type { Unresolved } from './facts.ts';
import { globTest } from './glob.ts';
import { markPaths } from './mark-paths.ts';
import { mergeSettings } from './merge.ts';
import type { Files } from './paths.ts';
import { list, type Plain, plain, text } from './plain.ts';

const ROOT_FILES = ['databricks.yml', 'databricks.yaml', 'bundle.yml', 'bundle.yaml'] as const;

/** A file of the bundle's configuration. */
export interface ConfigFile {
  readonly path: string;
  readonly value: Plain;
  readonly linesOf: YamlDocument['linesOf'];
}

export interface Trouble {
  readonly path: string;
  readonly line: number | null;
  readonly reason: 'parse-error' | 'too-large' | 'too-deep';
  readonly detail: string;
}

export interface Loaded {
  readonly root: string;
  /** Root file first, then the included ones in the order of the patterns, each pattern's sorted. */
  readonly files: readonly ConfigFile[];
  readonly troubles: readonly Trouble[];
  /** Patterns of `include` that lead to no file of the bundle. */
  readonly unresolved: readonly Unresolved[];
  /** All files as one. */
  readonly merged: Plain;
}

/** Reads the root file of a bundle and what it includes; null where there is none. */
export function loadBundle(files: Files): Loaded | null {
  const root = ROOT_FILES.find((name) => files.has(name));
  if (root === undefined) return null;
  const troubles: Trouble[] = [];
  const first = readConfig(files, root, troubles);
  const patterns = list(first?.value['include']).flatMap((pattern) => text(pattern) ?? []);
  const found = patterns.map((pattern) => ({ pattern, paths: filesOf(pattern, files, root) }));
  const included = [...new Set(found.flatMap(({ paths }) => paths))];
  const read = [first, ...included.map((path) => readConfig(files, path, troubles))].filter(
    (file) => file !== null,
  );
  const merged = read.reduce<unknown>((base, { value }) => mergeSettings(base, value), {});
  const unresolved = found.flatMap(({ pattern, paths }) => (paths.length > 0 ? [] : lost(pattern)));
  return { root, files: read, troubles, unresolved, merged: plain(merged) };
}

function filesOf(pattern: string, files: Files, root: string): string[] {
  const fits = globTest(joinPath('', pattern));
  return [...files.keys()].filter((path) => path !== root && fits(path)).sort();
}

/** Files beside the bundle are not read with it; a pattern within it may well find nothing, a name may not. */
function lost(pattern: string): Unresolved[] {
  const [where, what] = ['bundle:include', pattern];
  if (joinPath('', pattern).startsWith('..')) return [{ where, what, reason: 'remote-object' }];
  return /[*?[{]/.test(pattern) ? [] : [{ where, what, reason: 'missing-file' }];
}

function readConfig(files: Files, path: string, troubles: Trouble[]): ConfigFile | null {
  const read = readYaml(files.get(path) ?? '');
  if ('error' in read) {
    troubles.push({ path, line: read.line, reason: read.reason, detail: read.error });
    return null;
  }
  return { path, value: plain(markPaths(read.value, folderOf(path), '')), linesOf: read.linesOf };
}

/** The bundle with further files of configuration, as programs make them. */
export function withFiles(loaded: Loaded, more: readonly ConfigFile[]): Loaded {
  const merged = more.reduce<unknown>((base, { value }) => mergeSettings(base, value), loaded.merged);
  return { ...loaded, files: [...loaded.files, ...more], merged: plain(merged) };
}
