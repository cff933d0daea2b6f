import type { Reject } from '../../schemas/reject.ts';
import { below, under } from '../paths.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { type Folders, foldersOf, insideOf } from './folders.ts';
import { installedPackages, ownFiles } from './installed-packages.ts';
import { PACKAGE_LISTS } from './local-packages.ts';
import { isPlain, list, type Plain, plain, string, strings } from './plain.ts';
import { type Choice, DEFAULT_CHOICE, type Project, type SourceFile } from './project.ts';

/** dbt_project.yml, its folders with dbt's defaults, and the files of the project itself, nested projects left out. */
export interface ProjectFile {
  readonly root: string;
  readonly name: string;
  readonly settings: Plain;
  readonly folders: Folders;
  readonly files: readonly SourceFile[];
  /** Files of installed packages, which lend their macros. */
  readonly packageFiles: readonly SourceFile[];
  /** Installed packages, whose models are built with the project's. */
  readonly installed: readonly ProjectFile[];
  /** What the project that installs this package says of it; empty for the project itself. */
  readonly installer: Plain;
  readonly profiles: Plain;
  readonly choice: Choice;
  /** Packages that packages.yml or dependencies.yml ask for, as written. */
  readonly packages: readonly Wanted[];
  readonly rejects: readonly Reject[];
}

export interface Wanted {
  readonly name: string;
  readonly path: string;
  readonly local: boolean;
}

const PACKAGES = /(?:^|\/)(?:dbt_packages|dbt_modules)\//;

/** Reads the project's own YAML. Broken files are rejects; a project without a readable dbt_project.yml has no name. */
export function readProjectFile({ root, files, choice = DEFAULT_CHOICE }: Project): ProjectFile {
  const rejects: Reject[] = [];
  const read = (path: string): Plain => readSettings(files, path, rejects);
  const at = (name: string): string => under(root, name);
  const settings = read(at('dbt_project.yml'));
  const others = otherRoots(root, files);
  const packages = PACKAGE_LISTS.flatMap((name) => wantedPackages(read(at(name)), at(name)));
  return {
    root,
    name: string(settings.name) ?? (root.split('/').at(-1) || 'project'),
    settings,
    folders: foldersOf(settings),
    files: ownFiles(root, files, others),
    packageFiles: files.filter(({ path }) => PACKAGES.test(path)),
    installed: installedPackages({ root, files, others, installer: settings, choice, read }),
    installer: {},
    profiles: readProfiles(choice.profiles ?? root, read),
    choice,
    packages,
    rejects,
  };
}

function readProfiles(folder: string, read: (path: string) => Plain): Plain {
  const before = folder === '' ? '' : `${folder}/`;
  return { ...read(`${before}profiles.yml`), ...read(`${before}profiles.yaml`) };
}

function readSettings(files: readonly SourceFile[], path: string, rejects: Reject[]): Plain {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return {};
  const yaml = readYaml(file.text);
  if ('value' in yaml) return plain(yaml.value);
  const lines: [number, number] | null = yaml.line === null ? null : [yaml.line, yaml.line];
  rejects.push({ kind: 'dbt-node', reason: yaml.reason, path, lines, detail: yaml.error.slice(0, 300) });
  return {};
}

/** What is given on the command line comes before what the project says for a package or for all. */
export function chosenVars({ settings, choice }: ProjectFile): Plain {
  const given = Object.keys(choice.vars);
  const scoped = Object.entries(plain(settings.vars)).map(([name, value]) =>
    isPlain(value)
      ? [name, Object.fromEntries(Object.entries(value).filter(([key]) => !given.includes(key)))]
      : [name, value],
  );
  return given.length === 0 ? plain(settings.vars) : { ...Object.fromEntries(scoped), ...choice.vars };
}

/** Folders of the other projects among the files, packages that lie installed left out. */
function otherRoots(root: string, files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /(?:^|\/)dbt_project\.yml$/.test(path) && !PACKAGES.test(path))
    .map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    .filter((other) => other !== root);
}

function wantedPackages(file: Plain, path: string): Wanted[] {
  return list(file.packages).flatMap((entry) => {
    const { package: hub, git, local, tarball, name } = plain(entry);
    const found = string(hub) ?? string(git) ?? string(local) ?? string(name) ?? string(tarball);
    return found === null ? [] : [{ name: found, path, local: local !== undefined }];
  });
}

/** YAML that describes resources, in the folders of any kind of them. */
export function propertyFiles({ root, folders, files }: ProjectFile): ProjectFile['files'] {
  const all = Object.values(folders).flat();
  return files.filter(({ path }) => {
    const inner = below(root, path);
    return (
      inner !== null &&
      /\.ya?ml$/i.test(inner) &&
      insideOf(all, inner) !== null &&
      !/^(?:dbt_project|profiles|packages)\.ya?ml$/.test(inner)
    );
  });
}

/** Packages in which a dispatched macro is searched, by the package that asks for it. */
export const searchOrders = ({ settings }: ProjectFile): ReadonlyMap<string, readonly string[]> =>
  new Map(
    list(settings.dispatch)
      .map(plain)
      .map(({ macro_namespace, search_order }) => [string(macro_namespace) ?? '', strings(search_order)]),
  );
