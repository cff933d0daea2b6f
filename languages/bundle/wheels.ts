import { folderOf } from '../paths.ts';
import { readToml } from '../toml/read-toml.ts';
import type { Files } from './paths.ts';
import { plain, text } from './plain.ts';

/** A Python project of the bundle: its folder, name and entry points (name -> `module:function`). */
interface Distribution {
  readonly root: string;
  readonly name: string | null;
  readonly entries: ReadonlyMap<string, string>;
}

/** The index compares names of packages this way. */
const normal = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/**
 * The file of the module that an entry point names, through the project's setup.py, setup.cfg or pyproject.toml. A name that
 * no metadata holds is a function of the package itself, as a job runs it.
 */
export function findEntry(files: Files, packageName: string, entryPoint: string): string | null {
  const all = [...files.keys()].sort().flatMap((path) => distributionAt(files, path));
  const named = all.filter(({ name }) => name !== null && normal(name) === normal(packageName));
  const candidates = named.length > 0 ? named : all.filter(({ name }) => name === null);
  for (const { root, entries } of candidates) {
    const target = entries.get(entryPoint);
    const found = target === undefined ? null : moduleFile(files, root, target.split(':')[0]?.trim() ?? '');
    if (found !== null) return found;
  }
  for (const { root } of candidates) {
    const own = moduleFile(files, root, packageName.replaceAll('-', '_'));
    if (own !== null && new RegExp(`\\b${entryPoint.replaceAll(/\W/g, '')}\\b`).test(files.get(own) ?? ''))
      return own;
  }
  return null;
}

const READERS: Readonly<Record<string, (source: string) => Omit<Distribution, 'root'>>> = {
  'setup.py': fromScript,
  'setup.cfg': fromCfg,
  'pyproject.toml': fromProject,
};

function distributionAt(files: Files, path: string): Distribution[] {
  const read = READERS[path.slice(path.lastIndexOf('/') + 1)];
  return read === undefined ? [] : [{ root: folderOf(path), ...read(files.get(path) ?? '') }];
}

/** Where the module lies below the project: in its root, in `src`, or wherever packages are kept; the nearest one. */
function moduleFile(files: Files, root: string, module: string): string | null {
  if (module === '') return null;
  const inner = module.replaceAll('.', '/');
  const prefix = root === '' ? '' : `${root}/`;
  const found = [...files.keys()].filter(
    (path) =>
      path.startsWith(prefix) && ENDS(inner).some((end) => `/${path.slice(prefix.length)}`.endsWith(end)),
  );
  return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
}

const ENDS = (inner: string): readonly string[] => [`/${inner}.py`, `/${inner}/__init__.py`];

const ENTRY = /^\s*([\w.-]+)\s*=\s*([\w.]+(?:\s*:\s*[\w.]+)?)\s*(?:\[[^\]]*\])?\s*$/;

function entriesOf(lines: readonly string[]): Map<string, string> {
  const found = lines.map((line) => ENTRY.exec(line)).filter((entry) => entry !== null);
  return new Map(found.map(([, name = '', target = '']) => [name, target]));
}

/** Texts of the script that read like entry points, `name = module:function`; the name as it is written out, or from a constant. */
function fromScript(source: string): Omit<Distribution, 'root'> {
  const code = source.replaceAll(/^\s*#.*$/gm, '');
  const strings = [...code.matchAll(/("""|'''|"|')([\s\S]*?)\1/g)].flatMap(([, , body = '']) =>
    body.split('\n'),
  );
  const name = /\bname\s*=\s*(?:(['"])([^'"]+)\1|([A-Za-z_]\w*))/.exec(code);
  const constant =
    name?.[3] === undefined ? null : new RegExp(`^${name[3]}\\s*=\\s*(['"])([^'"]+)\\1`, 'm').exec(code);
  return {
    name: name?.[2] ?? constant?.[2] ?? null,
    entries: entriesOf(strings.filter((line) => line.includes('=') && line.includes(':'))),
  };
}

function fromCfg(source: string): Omit<Distribution, 'root'> {
  const sections = new Map<string, string[]>();
  let section: string[] = [];
  for (const line of source.split('\n')) {
    const opened = /^\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (opened !== undefined) {
      section = [];
      sections.set(opened, section);
    } else if (!/^\s*[#;]/.test(line)) section.push(line);
  }
  const names = (sections.get('metadata') ?? []).map((line) => /^name\s*[=:]\s*(\S+)/.exec(line)?.[1]);
  return {
    name: names.find((found) => found !== undefined) ?? null,
    entries: entriesOf(sections.get('options.entry_points') ?? []),
  };
}

/** By the standard tables (`scripts`, `gui-scripts`, `entry-points.<group>`) and by Poetry's own. */
function fromProject(source: string): Omit<Distribution, 'root'> {
  const read = readToml(source);
  if ('error' in read) return { name: null, entries: new Map() };
  const project = plain({ ...plainToml(read.value['project']) });
  const poetry = plainToml(plainToml(read.value['tool'])['poetry']);
  const groups = [
    project['scripts'],
    project['gui-scripts'],
    ...Object.values(plainToml(project['entry-points'])),
    poetry['scripts'],
    ...Object.values(plainToml(poetry['plugins'])),
  ];
  const entries = groups
    .flatMap((group) => Object.entries(plainToml(group)))
    .flatMap(([name, target]) => {
      const callee = typeof target === 'string' ? target : text(plainToml(target)['callable']);
      return callee === null ? [] : [[name, callee] as const];
    });
  return { name: text(project['name']) ?? text(poetry['name']), entries: new Map(entries) };
}

/** Tables of the TOML reader have a prototype of their own. */
const plainToml = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
