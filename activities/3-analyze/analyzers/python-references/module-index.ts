import { folderOf } from '../../../../languages/paths.ts';

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const MODULE = /^(.*?)(\.pyi?)$/;
/** Folders that build tools put on the path when they are not packages themselves. */
const SOURCE_FOLDERS: ReadonlySet<string> = new Set(['src', 'lib', 'python']);

/** A module of the repository, with what speaks against it. */
export interface Found {
  readonly path: string;
  readonly confidence: number;
  readonly reason: string | null;
}

/** Which file a dotted name means, seen from another file. */
export interface ModuleIndex {
  readonly absolute: (dotted: string, from: string) => Found | null;
  /** The module `name` in the package of `from`, or `level - 1` packages further up; name may be ''. */
  readonly relative: (name: string, level: number, from: string) => Found | null;
  /** A module or package directly below the package at `path`. */
  readonly below: (path: string, name: string) => string | null;
  /** A module in the same folder, which Python 2 and scripts import by its bare name. */
  readonly beside: (dotted: string, from: string) => Found | null;
}

const inFolder = (folder: string, name: string): string =>
  folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
const isWithin = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);
const isPackage = (path: string): boolean => /(^|\/)__init__\.pyi?$/.test(path);
const sure = (path: string): Found => ({ path, confidence: 1, reason: null });

/** Path without suffix; a package goes by its folder. */
const stemOf = (path: string): string => (isPackage(path) ? folderOf(path) : path.replace(MODULE, '$1'));

interface Candidate {
  readonly path: string;
  /** Folder that would have to be on the path for the name to mean this file. */
  readonly root: string;
}

/**
 * Source roots are decided over the whole repository. A module may be imported from the nearest folder above its
 * packages (folders with __init__.py), and from any folder further up by way of namespace packages (PEP 420). Where
 * several files fit, the importing file's own tree goes first, then usual source folders.
 */
export function indexModules(paths: readonly string[]): ModuleIndex {
  const importable = paths.filter((path) => MODULE.test(path));
  const stems = indexStems(importable);
  const packages = new Set(importable.filter(isPackage).map(folderOf));
  const projects = new Set(importable.filter((path) => /(^|\/)setup\.py$/.test(path)).map(folderOf));
  const byName = indexNames([...stems.values()], packages);

  const conventional = (root: string): boolean =>
    root === '' || projects.has(root) || SOURCE_FOLDERS.has(root.slice(root.lastIndexOf('/') + 1));

  function rank({ root }: Candidate, from: string): number {
    if (isWithin(from, root) && root !== '') return root.length;
    return conventional(root) ? -1 : -2 - root.split('/').length;
  }

  function absolute(dotted: string, from: string): Found | null {
    const candidates = byName.get(dotted);
    if (candidates === undefined) return null;
    let best: Candidate | undefined;
    let ties = 0;
    for (const candidate of candidates) {
      const order = best === undefined ? 1 : rank(candidate, from) - rank(best, from);
      if (order > 0) [best, ties] = [candidate, 1];
      else if (order === 0) ties += 1;
    }
    return best === undefined ? null : judge(best, ties, from);
  }

  function judge({ path, root }: Candidate, ties: number, from: string): Found {
    if (ties > 1) return { path, confidence: 0.6, reason: 'several-modules' };
    if (isWithin(from, root) || conventional(root)) return sure(path);
    return { path, confidence: 0.8, reason: 'assumed-source-root' };
  }

  function at(stem: string): Found | null {
    const path = stems.get(stem);
    return path === undefined ? null : sure(path);
  }

  function relative(name: string, level: number, from: string): Found | null {
    const folders = folderOf(from) === '' ? [] : folderOf(from).split('/');
    if (level - 1 > folders.length) return null;
    const folder = folders.slice(0, folders.length - (level - 1)).join('/');
    return at(inFolder(folder, name.replaceAll('.', '/')));
  }

  const below = (path: string, name: string): string | null =>
    isPackage(path) ? (stems.get(inFolder(folderOf(path), name)) ?? null) : null;

  function beside(dotted: string, from: string): Found | null {
    const found = at(inFolder(folderOf(from), dotted.replaceAll('.', '/')));
    return found === null || found.path === from
      ? null
      : { ...found, confidence: 0.6, reason: 'implicit-relative-import' };
  }
  return { absolute, relative, below, beside };
}

/** A package goes before a module of the same name, and source before stub, as at import. */
function indexStems(paths: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  const order = (path: string): number => (isPackage(path) ? 0 : 2) + (path.endsWith('.pyi') ? 1 : 0);
  for (const path of paths) {
    const known = stems.get(stemOf(path));
    if (known === undefined || order(path) < order(known)) stems.set(stemOf(path), path);
  }
  return stems;
}

function indexNames(
  paths: readonly string[],
  packages: ReadonlySet<string>,
): ReadonlyMap<string, readonly Candidate[]> {
  const byName = new Map<string, Candidate[]>();
  for (const path of paths) {
    for (const [dotted, root] of importNames(path, packages)) {
      const known = byName.get(dotted);
      if (known === undefined) byName.set(dotted, [{ path, root }]);
      else known.push({ path, root });
    }
  }
  return byName;
}

/** All names under which a file can be imported, with the root that each needs; from the nearest root upwards. */
function* importNames(
  path: string,
  packages: ReadonlySet<string>,
): Generator<[dotted: string, root: string]> {
  const names: string[] = [];
  for (let stem = stemOf(path); stem !== ''; ) {
    const name = stem.slice(stem.lastIndexOf('/') + 1);
    if (!IDENTIFIER.test(name) && names.length > 0) return;
    names.unshift(name);
    stem = folderOf(stem);
    if (!packages.has(stem)) yield [names.join('.'), stem];
  }
}
