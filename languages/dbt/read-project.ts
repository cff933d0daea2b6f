import type { Reject } from '../../schemas/reject.ts';
import { MANIFEST } from './accepts.ts';
import { collectInstalled, collectResources } from './collect.ts';
import { readJson, withManifest } from './manifest.ts';
import type { Project } from './project.ts';
import { propertyFiles, readProjectFile } from './project-file.ts';
import { type Places, ProjectReader } from './project-reader.ts';
import { readProperties } from './properties.ts';
import type { ProjectFacts } from './resources.ts';
import { SourceOverrides, withoutOverrides } from './source-overrides.ts';

/** Reads a dbt project from its text alone. */
export function readProject(input: Project): {
  readonly facts: ProjectFacts;
  readonly rejects: readonly Reject[];
} {
  const { reader, project, rejects } = open(input);
  const path = input.root === '' ? MANIFEST : `${input.root}/${MANIFEST}`;
  const manifest = input.files.find((file) => file.path === path);
  if (manifest === undefined) return { facts: reader.read(), rejects };
  const json = readJson(manifest.text);
  if (json !== null) return { facts: withManifest(reader.read(), json, path, project.files), rejects };
  return { facts: reader.read(), rejects: [...rejects, unreadable(path)] };
}

/** Where its resources lie and what they need, without their columns. */
export const readPlaces = (input: Project): Places => open(input).reader.places();

function open(input: Project) {
  const project = readProjectFile(input);
  const properties = readProperties(propertyFiles(project));
  const overrides = new SourceOverrides(properties);
  const packages = new Set(project.installed.map(({ name }) => name));
  const installed = project.installed.flatMap((one) =>
    collectInstalled(one, readProperties(propertyFiles(one)), overrides),
  );
  const own = collectResources(project, withoutOverrides(properties, packages));
  const rejects = [...project.rejects, ...properties.rejects];
  return { project, rejects, reader: new ProjectReader(project, [...own, ...installed]) };
}

const unreadable = (path: string): Reject => ({
  kind: 'dbt-node',
  reason: 'parse-error',
  path,
  lines: null,
  detail: 'not a JSON object',
});
