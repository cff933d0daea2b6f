import { edgesOf } from '../../../languages/bundle/edges.ts';
import type { Dashboard, Job, Pipeline, Runs, Task, Unresolved } from '../../../languages/bundle/facts.ts';
import { titlesOf } from '../../../languages/bundle/objects.ts';
import { readBundle } from '../../../languages/bundle/read-bundle.ts';
import { bundleReaders } from '../../../languages/bundle/readers.ts';
import type { Kind } from '../kind.ts';

/** Databricks asset bundles in the format of their labelled set. */
export const bundles: Kind = {
  name: 'bundles',
  form: 'folders',
  inputs: [],
  answer: async ({ files }, tools) => {
    const texts = new Map(Object.entries(files as Readonly<Record<string, string>>));
    const facts = readBundle(texts, { readers: bundleReaders(tools), sql: tools.sql, python: tools.python });
    if (facts === null) return {};
    return {
      bundle: facts.name,
      default_target: facts.target,
      targets: facts.targets,
      variables: facts.variables,
      jobs: byKey(facts.jobs, jobAnswer),
      pipelines: byKey(facts.pipelines, pipelineAnswer),
      dashboards: byKey(facts.dashboards, dashboardAnswer),
      schemas: titlesOf(facts.objects, 'schemas'),
      volumes: titlesOf(facts.objects, 'volumes'),
      edges: edgesOf(facts),
      unresolved: facts.unresolved.filter(isLabelled),
    };
  },
};

/** The set has no words for programs that make resources, nor for languages that nothing here reads. */
const isLabelled = ({ where, reason }: Unresolved): boolean =>
  reason !== 'unsupported-runtime' && !where.startsWith('bundle:');

const byKey = <T extends { readonly key: string }>(all: readonly T[], answer: (one: T) => unknown): object =>
  Object.fromEntries(all.map((one) => [one.key, answer(one)]));

const jobAnswer = ({ declared, name, schedule, parameters, clusters, tasks }: Job): object => ({
  file: declared.file,
  name,
  schedule,
  parameters,
  clusters,
  tasks: byKey(tasks, taskAnswer),
});

const taskAnswer = (task: Task): object => ({
  kind: task.kind,
  runs: task.runs === null ? null : runsText(task.runs),
  ...(task.runsFile === null ? {} : { runs_file: task.runsFile }),
  depends_on: task.dependsOn,
  compute: task.compute,
  parameters: task.parameters,
  ...(task.commands === null ? {} : { commands: task.commands }),
  ...(task.kind === 'for_each' ? { inputs: task.inputs } : {}),
  reads: task.reads,
  writes: task.writes,
});

const runsText = ({ to, name }: Runs): string => (to === 'file' ? name : `${to}:${name}`);

const pipelineAnswer = ({ declared, key: _key, ...rest }: Pipeline): object => ({
  file: declared.file,
  name: rest.name,
  catalog: rest.catalog,
  schema: rest.schema,
  libraries: rest.libraries,
  configuration: rest.configuration,
  reads: rest.reads,
  writes: rest.writes,
});

const dashboardAnswer = ({ file, reads }: Dashboard): object => ({ file, reads });
