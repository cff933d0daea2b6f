import { below, under } from '../paths.ts';
import { foldersOf } from './folders.ts';
import { localPackages } from './local-packages.ts';
import { type Plain, string } from './plain.ts';
import type { Choice, SourceFile } from './project.ts';
import type { ProjectFile } from './project-file.ts';

const FILE = 'dbt_project.yml';
const PACKAGE_ROOT = /^(?:dbt_packages|dbt_modules)\/[^/]+$/;

interface Given {
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** Folders of the other projects whose text is there: inside this one, or local packages beside it. */
  readonly others: readonly string[];
  readonly installer: Plain;
  readonly choice: Choice;
  readonly read: (path: string) => Plain;
}

/** The packages whose text is there, each as a project of its own: those that lie installed, and local ones. */
export function installedPackages(given: Given): ProjectFile[] {
  const { root, files, others } = given;
  const installed = files
    .flatMap(({ path }) => (path.endsWith(`/${FILE}`) ? path.slice(0, -`/${FILE}`.length) : []))
    .filter((folder) => PACKAGE_ROOT.test(below(root, folder) ?? ''));
  const local = localPackages(root, files).filter(
    (folder) => others.includes(folder) && !installed.includes(folder),
  );
  return [...installed, ...local].map((folder) => packageAt(folder, given));
}

function packageAt(folder: string, { root, files, others, installer, choice, read }: Given): ProjectFile {
  const settings = read(under(folder, FILE));
  return {
    root: folder,
    name: string(settings.name) ?? (folder.split('/').at(-1) || 'package'),
    settings,
    folders: foldersOf(settings),
    files: ownFiles(folder, files, [root, ...others]),
    packageFiles: [],
    installed: [],
    installer,
    profiles: {},
    choice,
    packages: [],
    rejects: [],
  };
}

const OF_PACKAGES = /(?:^|\/)(?:dbt_packages|dbt_modules)\//;

/** The files of the project in a folder: not those of projects that lie in it, nor of packages that are installed there. */
export function ownFiles(
  folder: string,
  files: readonly SourceFile[],
  roots: readonly string[],
): readonly SourceFile[] {
  const inside = roots.filter((other) => other !== folder && below(folder, other) !== null);
  return files.filter(({ path }) => {
    const inner = below(folder, path);
    return inner !== null && !OF_PACKAGES.test(inner) && !inside.some((other) => below(other, path) !== null);
  });
}
