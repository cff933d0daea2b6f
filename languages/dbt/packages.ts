import type { ProjectFile, Wanted } from './project-file.ts';
import type { Trouble } from './resources.ts';

/** Packages that the project asks for and that are not in the repository; a local one may lie outside the project. */
export const missingPackages = (project: ProjectFile): Trouble[] =>
  project.packages
    .filter((wanted) => !wanted.local && !isInstalled(wanted, project))
    .map(({ name, path }) => ({
      where: 'project',
      path,
      line: null,
      what: name,
      reason: 'missing-package',
      detail: 'asked for, but not in the repository',
    }));

function isInstalled({ name }: Wanted, { packageFiles }: ProjectFile): boolean {
  const folder =
    name
      .split('/')
      .at(-1)
      ?.replace(/\.git$/, '') ?? name;
  const loose = folder.replaceAll('-', '_');
  return packageFiles.some(({ path }) => path.split('/').some((part) => part === folder || part === loose));
}
