import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { UsageError } from '../exit-codes.ts';
import { findRoot } from './find-root.ts';
import type { LineageFile, LineageReader } from './reader.ts';

/** Folders that hold no sources of their own. */
const SKIPPED = new Set(['.git', 'node_modules', '.venv', '__pycache__', 'target', 'dbt_packages']);
/** Of a folder this many files and this many bytes of a file are read: more is no project that a person looks at. */
const MAX_FILES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file, or of standard input for `-`; a byte order mark is left out.
 * @throws UsageError when there is none, it is too large or it is not UTF-8.
 */
export function readText(path: string): string {
  if (path !== '-' && !existsSync(path))
    throw new UsageError(`${path} does not exist: name a file, or - for standard input`);
  if (path !== '-' && !statSync(path).isFile())
    throw new UsageError(`${path} cannot be read: name one file, not a folder`);
  // 0 is standard input.
  return decode(path, readFileSync(path === '-' ? 0 : path));
}

function decode(path: string, bytes: Uint8Array): string {
  const name = path === '-' ? 'standard input' : path;
  if (bytes.length > MAX_BYTES)
    throw new UsageError(
      `${name} has ${bytes.length} bytes: at most ${MAX_BYTES} are read, name a smaller file`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${name} is not UTF-8 text: convert it, or name another file`, { cause });
  }
}

/** Texts of folders that were read already, by reader and folder; for who asks of many files. */
export type KnownFolders = Map<string, ReadonlyMap<string, string>>;

/** The file with what its reader may look at besides it. */
export function withSurroundings(
  path: string,
  text: string,
  reader: LineageReader,
  known: KnownFolders = new Map(),
): LineageFile {
  const root = rootFor(path, reader);
  if (root === null) return { path: basename(path), text, files: new Map([[basename(path), text]]) };
  const own = relative(root, resolve(path)).split(sep).join('/');
  const key = `${reader.language}\n${root}`;
  const files = known.get(key) ?? new Map(textsBelow(root, () => {}, reader.looksAround));
  known.set(key, files);
  return { path: own, text, files: files.get(own) === text ? files : new Map([...files, [own, text]]) };
}

function rootFor(path: string, { rootFile, looksAround }: LineageReader): string | null {
  if (rootFile !== undefined) return findRoot(path, rootFile);
  return looksAround === undefined ? null : (findRoot(path, '.git') ?? dirname(resolve(path)));
}

/** UTF-8 texts below a folder by path, in code unit order; what is none is told and left out. */
export function textsBelow(
  root: string,
  leaveOut: (path: string, reason: string) => void = () => {},
  isWanted: (path: string) => boolean = () => true,
): readonly (readonly [string, string])[] {
  const texts: [string, string][] = [];
  const open = [root];
  for (let folder = open.pop(); folder !== undefined && texts.length < MAX_FILES; folder = open.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) open.push(path);
      else if (entry.isFile() && isWanted(path)) texts.push(...textOf(root, path, leaveOut));
    }
  }
  return texts.sort(([left], [right]) => byCodeUnit(left, right));
}

function textOf(
  root: string,
  path: string,
  leaveOut: (path: string, reason: string) => void,
): [string, string][] {
  const name = relative(root, path).split(sep).join('/');
  try {
    return [[name, readText(path)]];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    leaveOut(name, error.message);
    return [];
  }
}
