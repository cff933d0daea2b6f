import { resolvePath } from '../notebook/run-target.ts';
import { below, foldersOf } from './folders.ts';
import { type Plain, string } from './plain.ts';
import type { Choice, SourceFile } from './project.ts';
import type { ProjectFile, Wanted } from './project-file.ts';

const FILE = 'dbt_project.yml';
const PACKAGE_ROOT = /^(?:dbt_packages|dbt_modules)\/[^/]+$/;

interface Given {
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** Folders of projects inside the project. */
  readonly nested: readonly string[];
  readonly packages: readonly Wanted[];
  readonly installer: Plain;
  readonly choice: Choice;
  readonly read: (path: string) => Plain;
}

/** The packages whose text is there, each as a project of its own: those that lie installed, and local ones inside the project. */
export function installedPackages(given: Given): ProjectFile[] {
  const { root, files, nested } = given;
  const installed = files
    .flatMap(({ path }) => (path.endsWith(`/${FILE}`) ? path.slice(0, -`/${FILE}`.length) : []))
    .filter((folder) => PACKAGE_ROOT.test(below(root, folder) ?? ''));
  const local = given.packages.flatMap((wanted) => localFolder(root, wanted) ?? []);
  const inside = local.filter((folder) => nested.includes(folder) && !installed.includes(folder));
  return [...installed, ...new Set(inside)].map((folder) => packageAt(folder, given));
}

/** Folder of a package that lies in the repository, as named beside dbt_project.yml; null for those of elsewhere. */
const localFolder = (root: string, { name, local }: Wanted): string | null =>
  local ? resolvePath(root === '' ? FILE : `${root}/${FILE}`, `./${name}`) : null;

function packageAt(folder: string, { files, nested, installer, choice, read }: Given): ProjectFile {
  const settings = read(`${folder}/${FILE}`);
  const inner = nested.filter((other) => other.startsWith(`${folder}/`));
  return {
    root: folder,
    name: string(settings.name) ?? folder.split('/').at(-1) ?? folder,
    settings,
    folders: foldersOf(settings),
    files: files.filter(
      ({ path }) => path.startsWith(`${folder}/`) && !inner.some((other) => path.startsWith(`${other}/`)),
    ),
    packageFiles: [],
    installed: [],
    installer,
    profiles: {},
    choice,
    packages: [],
    rejects: [],
  };
}
