import type { PythonParser } from '../python/parser.ts';
import type { SqlParser } from '../sql/parser.ts';
import { readDashboard } from './dashboards.ts';
import type { BundleFacts, Declared, Job, Pipeline, Unresolved } from './facts.ts';
import { readJob } from './jobs.ts';
import { type Loaded, loadBundle, withFiles } from './load.ts';
import { readObjects } from './objects.ts';
import type { Files } from './paths.ts';
import { readPipeline } from './pipelines.ts';
import { list, type Plain, plain, text } from './plain.ts';
import type { Readers } from './program.ts';
import { readPythonResources } from './python-resources/read-python-resources.ts';
import { lookIn, resolvedResources } from './references.ts';
import { applyTarget, readTargets } from './targets.ts';
import { pipelineTraffic, taskTraffic } from './traffic.ts';
import { readVariables } from './variables.ts';

/** What reading a bundle needs besides its files. */
export interface BundleTools {
  readonly readers: Readers;
  readonly sql: SqlParser;
  readonly python: PythonParser;
}

/**
 * A Databricks asset bundle as it holds for its default target, read without the command line and without a workspace. What
 * development mode and presets add to names is left out: they depend on who deploys. Null where there is no bundle.
 */
export function readBundle(files: Files, { readers, sql, python }: BundleTools): BundleFacts | null {
  const written = loadBundle(files);
  if (written === null) return null;
  const { names, chosen } = readTargets(written.merged);
  const programmed = readPythonResources(written.merged, files, { parser: python, target: chosen });
  const loaded = withFiles(written, programmed.files);
  const config = applyTarget(loaded.merged, chosen);
  const look = lookIn(config, chosen);
  const resources = resolvedResources(config, look);
  const variables = readVariables(config, look);
  const section = (kind: string): [string, Plain][] =>
    Object.entries(plain(resources[kind])).map(([key, value]) => [key, plain(value)]);
  const declared = (kind: string, key: string): Declared => whereDeclared(loaded, kind, key);

  const unresolved: Unresolved[] = [...loaded.unresolved, ...variables.unresolved, ...programmed.unresolved];
  const jobs = section('jobs').map(([key, job]): Job => {
    const shape = readJob(key, job, (task) => taskDeclared(loaded, key, task), files);
    const tasks = shape.tasks.map((task) => {
      const where = `task:${key}.${task.key}`;
      const { reads, writes, unresolved: open } = taskTraffic(task, shape, files, readers);
      unresolved.push(...task.unresolved.map((entry) => ({ where, ...entry })), ...open);
      return { ...task, reads, writes };
    });
    return { ...shape, tasks };
  });
  const pipelines = section('pipelines').map(([key, settings]): Pipeline => {
    const shape = readPipeline(key, settings, declared('pipelines', key), files);
    const { reads, writes, unresolved: open } = pipelineTraffic(shape, files, readers);
    unresolved.push(...shape.unresolved, ...open);
    return { ...shape, reads, writes };
  });
  const dashboards = section('dashboards').map(([key, settings]) => {
    const read = readDashboard(key, settings, { declared: declared('dashboards', key), files, sql });
    unresolved.push(...read.unresolved);
    return read.dashboard;
  });
  return {
    name: text(plain(config['bundle'])['name']),
    file: loaded.root,
    target: chosen,
    targets: names,
    variables: variables.values,
    jobs,
    pipelines,
    dashboards,
    objects: readObjects(resources, declared),
    unresolved,
    troubles: loaded.troubles,
  };
}

/** The first file with the key at the top level, else the first whose targets have it. */
function whereDeclared({ files }: Loaded, kind: string, key: string): Declared {
  for (const { path, value, linesOf } of files) {
    if (plain(plain(value['resources'])[kind])[key] !== undefined) {
      return { file: path, lines: linesOf(['resources', kind, key]) };
    }
  }
  for (const { path, value, linesOf } of files) {
    for (const [target, settings] of Object.entries(plain(value['targets']))) {
      if (plain(plain(plain(settings)['resources'])[kind])[key] !== undefined) {
        return { file: path, lines: linesOf(['targets', target, 'resources', kind, key]) };
      }
    }
  }
  return { file: files[0]?.path ?? '', lines: null };
}

function taskDeclared(loaded: Loaded, job: string, task: string | null): Declared {
  const declared = whereDeclared(loaded, 'jobs', job);
  const file = loaded.files.find(({ path }) => path === declared.file);
  const tasks = list(plain(plain(plain(file?.value['resources'])['jobs'])[job])['tasks']);
  const at = tasks.findIndex((entry) => task !== null && plain(entry)['task_key'] === task);
  return at === -1
    ? declared
    : { file: declared.file, lines: file?.linesOf(['resources', 'jobs', job, 'tasks', at]) ?? null };
}
