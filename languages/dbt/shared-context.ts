import type { Macros } from './macros.ts';
import type { Noted, Shared } from './need.ts';
import { dialectOfProject } from './project-dialect.ts';
import { chosenVars, type ProjectFile, searchOrders } from './project-file.ts';
import { renderPlain } from './render-plain.ts';
import type { Trouble } from './resources.ts';
import { readTarget, type Target } from './target.ts';

/** What all templates of a project share, the target that it is read for, and what the profile leaves open. */
export function sharedContext(
  project: ProjectFile,
  macros: Macros,
): {
  readonly shared: Shared;
  readonly target: Target;
  readonly troubles: readonly Trouble[];
} {
  const bare: Shared = {
    project: project.name,
    root: project.name,
    searchOrders: searchOrders(project),
    vars: chosenVars(project),
    macros: new Map(),
    target: null,
    dialect: null,
  };
  const noted: Noted[] = [];
  const target = readTarget(project, (value, isTold) =>
    renderPlain(value, bare, isTold ? (more) => void noted.push(...more) : undefined),
  );
  const shared: Shared = {
    ...bare,
    macros,
    target: target.value,
    dialect: dialectOfProject(project, target),
  };
  const folder = project.choice.profiles ?? project.root;
  const path = folder === '' ? 'profiles.yml' : `${folder}/profiles.yml`;
  return { shared, target, troubles: noted.map((one) => ({ ...one, where: 'project', path, line: null })) };
}
