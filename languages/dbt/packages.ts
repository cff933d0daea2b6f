import { localFolder } from './local-packages.ts';
import { string } from './plain.ts';
import type { ProjectFile, Wanted } from './project-file.ts';
import type { Trouble } from './resources.ts';
import type { Target } from './target.ts';

/** Packages that the project asks for and that are not in the repository; of local ones outside of it nothing is told. */
export const missingPackages = (project: ProjectFile): Trouble[] =>
  project.packages
    .filter((wanted) => !isInstalled(wanted, project))
    .map(({ name, path }) => ({
      where: 'project',
      path,
      line: null,
      what: name,
      reason: 'missing-package',
      detail: 'asked for, but not in the repository',
    }));

/** Without its target a project does not tell databases and schemas; they are left out of names, not guessed. */
export function missingTarget(
  { root, files, profiles, settings, name }: ProjectFile,
  { name: target }: Target,
): Trouble[] {
  if (target !== null || files.length === 0) return [];
  const isThere = Object.keys(profiles).length > 0;
  return [
    {
      where: 'project',
      path: root === '' ? 'dbt_project.yml' : `${root}/dbt_project.yml`,
      line: null,
      what: isThere ? `profile ${string(settings.profile) ?? name}` : 'profiles.yml',
      reason: 'missing-file',
      detail: 'the default target is not in the repository: names lack the database and schema that it gives',
    },
  ];
}

function isInstalled({ name, local }: Wanted, { root, packageFiles, installed }: ProjectFile): boolean {
  if (local) {
    const folder = localFolder(root, name);
    return folder === null || installed.some((one) => one.root === folder);
  }
  const folder =
    name
      .split('/')
      .at(-1)
      ?.replace(/\.git$/, '') ?? name;
  const loose = folder.replaceAll('-', '_');
  return (
    installed.some((one) => one.name === folder || one.name === loose) ||
    packageFiles.some(({ path }) => path.split('/').some((part) => part === folder || part === loose))
  );
}
