import type { Reject } from '../../schemas/reject.ts';
import { MANIFEST } from './accepts.ts';
import { collectInstalled, collectResources } from './collect.ts';
import { readMacros } from './macros.ts';
import { readJson, withManifest } from './manifest.ts';
import type { Choice, Project } from './project.ts';
import { type ProjectFile, propertyFiles, readProjectFile } from './project-file.ts';
import { type OpenProject, type Places, ProjectReader } from './project-reader.ts';
import { readProperties } from './properties.ts';
import type { ProjectFacts } from './resources.ts';
import { SourceOverrides, withoutOverrides } from './source-overrides.ts';

/** Opens a dbt project: what its files tell before it is read for a target. */
export function openProject(input: Project): OpenProject {
  const project = readProjectFile(input);
  const properties = readProperties(propertyFiles(project));
  const overrides = new SourceOverrides(properties);
  const packages = new Set(project.installed.map(({ name }) => name));
  const installed = project.installed.flatMap((one) =>
    collectInstalled(one, readProperties(propertyFiles(one)), overrides),
  );
  const own = collectResources(project, withoutOverrides(properties, packages));
  return {
    project,
    resources: [...own, ...installed],
    macros: readMacros(project),
    rejects: [...project.rejects, ...properties.rejects],
  };
}

export interface Reading {
  readonly facts: ProjectFacts;
  readonly rejects: readonly Reject[];
}

/** Reads a dbt project from its text alone. */
export const readProject = (input: Project): Reading => readFacts(openProject(input));

/** Reads an open project for the choice that it was opened with. */
export function readFacts(open: OpenProject): Reading {
  const { project, rejects } = open;
  const facts = new ProjectReader(open).read();
  const path = project.root === '' ? MANIFEST : `${project.root}/${MANIFEST}`;
  const manifest = project.files.find((file) => file.path === path);
  if (manifest === undefined) return { facts, rejects };
  const json = readJson(manifest.text);
  if (json !== null) return { facts: withManifest(facts, json, path, project.files), rejects };
  return { facts, rejects: [...rejects, unreadable(path)] };
}

/** Where the resources of an open project lie and what they need with another choice, without their columns. */
export const readPlaces = (open: OpenProject, choice: Choice): Places =>
  new ProjectReader({ ...open, project: chosenAnew(open.project, choice) }).places();

const chosenAnew = (project: ProjectFile, choice: Choice): ProjectFile => ({
  ...project,
  choice,
  installed: project.installed.map((one) => chosenAnew(one, choice)),
});

const unreadable = (path: string): Reject => ({
  kind: 'dbt-node',
  reason: 'parse-error',
  path,
  lines: null,
  detail: 'not a JSON object',
});
