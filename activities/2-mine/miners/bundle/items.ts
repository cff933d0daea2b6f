import type {
  BundleFacts,
  BundleObject,
  Declared,
  Job,
  Pipeline,
  Task,
} from '../../../../languages/bundle/facts.ts';
import { datasetName } from '../../../../languages/pyspark/dataset-name.ts';
import type { KnownItem, Payload } from '../../../../schemas/items/registry.ts';
import { findings } from './findings.ts';
import { lookups, needOf, objectThing, taskNeeds } from './needs.ts';
import { scheduleText } from './schedule-text.ts';
import type { Setting } from './setting.ts';

type Node = Pick<Payload<'bundle-node'>, 'resource' | 'name'> & Partial<Payload<'bundle-node'>>;
type Link = Pick<Payload<'bundle-link'>, 'from' | 'type' | 'to'>;

/** What is said at a place of the YAML. */
interface Said {
  readonly declared: Declared;
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
}

/** Items of a bundle: what it declares, how that hangs together, what the text does not tell. */
export function bundleItems(facts: BundleFacts, setting: Setting): KnownItem[] {
  const root: Declared = { file: facts.file, lines: null };
  const all: Said[] = [
    { declared: root, nodes: [{ resource: 'bundle', name: setting.name }], links: [] },
    ...facts.jobs.flatMap((job) => [
      ofJob(job, facts, setting),
      ...job.tasks.map((task) => ofTask(task, job, facts, setting)),
    ]),
    ...facts.pipelines.map((pipeline) => ofPipeline(pipeline, setting)),
    ...facts.dashboards.map(({ key, declared, reads }) => {
      const self = { resource: 'dashboard', name: key } as const;
      return {
        declared,
        nodes: [self],
        links: [contained(self, setting), ...touched(self, { reads, writes: [] })],
      };
    }),
    ...facts.objects.map((object) => ofObject(object, facts.target, setting)),
  ];
  return [...all.flatMap((said) => items(said, facts.target, setting)), ...findings(facts, setting)];
}

function items(
  { declared: { file, lines }, nodes, links }: Said,
  target: string | null,
  setting: Setting,
): KnownItem[] {
  const at = { path: setting.outer(file), lines };
  const bundle = setting.name;
  return [
    ...nodes.map(
      (said): KnownItem => ({
        kind: 'bundle-node',
        ...at,
        payload: { title: null, environment: target, ...said, bundle },
      }),
    ),
    ...links.map((said): KnownItem => ({ kind: 'bundle-link', ...at, payload: { bundle, ...said } })),
  ];
}

const contained = (to: Link['from'], { name }: Setting): Link => ({
  from: { resource: 'bundle', name },
  type: 'CONTAINS',
  to: { resource: to.resource, name: to.name },
});

const touched = (from: Link['from'], { reads, writes }: Pick<Task, 'reads' | 'writes'>): Link[] => [
  ...reads.map((dataset): Link => ({ from, type: 'READS', to: { dataset: datasetName(dataset) } })),
  ...writes.map((dataset): Link => ({ from, type: 'WRITES', to: { dataset: datasetName(dataset) } })),
];

function ofJob({ key, declared, name, schedule, clusters }: Job, facts: BundleFacts, setting: Setting): Said {
  const self = { resource: 'job', name: key } as const;
  const paused = schedule !== null && 'cron' in schedule ? { paused: schedule.paused } : {};
  return {
    declared,
    nodes: [
      { ...self, title: name, ...(schedule === null ? {} : { schedule: scheduleText(schedule) }), ...paused },
      ...Object.entries(clusters).map(
        ([cluster, type]): Node => ({
          resource: 'cluster',
          name: `${key}/${cluster}`,
          ...(type === null ? {} : { node_type: type }),
          ...filled('needs', needOf(type, lookups(facts))),
        }),
      ),
    ],
    links: [contained(self, setting)],
  };
}

function ofTask(task: Task, job: Job, facts: BundleFacts, setting: Setting): Said {
  const { key, declared, kind, runs, compute } = task;
  const self = { resource: 'task', name: `${job.key}/${key}` } as const;
  const sibling = (name: string): Link['from'] => ({ resource: 'task', name: `${job.key}/${name}` });
  const has = (name: string): boolean => job.tasks.some((other) => other.key === name);
  const cluster = compute?.startsWith('job_cluster:') ? compute.slice('job_cluster:'.length) : null;
  const node: Node = {
    ...self,
    task_kind: kind,
    ...(runs === null
      ? {}
      : { runs: runs.to === 'file' ? setting.outer(runs.name) : `${runs.to}:${runs.name}` }),
    ...(compute === null ? {} : { compute }),
    ...filled('needs', taskNeeds(task, lookups(facts))),
  };
  return {
    declared,
    nodes: [node],
    links: [
      { from: { resource: 'job', name: job.key }, type: 'HAS_TASK', to: self },
      ...task.dependsOn
        .filter(has)
        .map((name): Link => ({ from: self, type: 'DEPENDS_ON', to: sibling(name) })),
      ...ranBy(task, job, facts, setting).map((to): Link => ({ from: self, type: 'RUNS', to })),
      ...(cluster !== null && cluster in job.clusters
        ? [
            {
              from: self,
              type: 'RUNS_ON',
              to: { resource: 'cluster', name: `${job.key}/${cluster}` },
            } as const,
          ]
        : []),
      ...touched(self, task),
    ],
  };
}

const dbtFile = (folder: string): string => `${folder === '' ? '' : `${folder}/`}dbt_project.yml`;

/** What a task runs as far as it is in the repository: an edge needs both of its ends. */
function ranBy(
  { runs, runsFile }: Task,
  job: Job,
  facts: BundleFacts,
  { has, outer }: Setting,
): Link['to'][] {
  const files = [
    runs?.to === 'file' ? runs.name : null,
    runs?.to === 'dbt' ? dbtFile(runs.name) : null,
    runsFile,
  ].filter((path) => path !== null && has(path));
  const found: Link['to'][] = files.map((path) => ({ file: outer(path ?? '') }));
  const known = {
    job: facts.jobs,
    pipeline: facts.pipelines,
    dashboard: facts.dashboards,
    task: job.tasks,
  } as const;
  if (runs === null || !(runs.to in known)) return found;
  const resource = runs.to as keyof typeof known;
  if (!known[resource].some(({ key }) => key === runs.name)) return found;
  return [...found, { resource, name: resource === 'task' ? `${job.key}/${runs.name}` : runs.name }];
}

function ofPipeline({ key, declared, name, libraries, ...traffic }: Pipeline, setting: Setting): Said {
  const self = { resource: 'pipeline', name: key } as const;
  const ran = libraries.filter(setting.has);
  return {
    declared,
    nodes: [{ ...self, title: name }],
    links: [
      contained(self, setting),
      ...ran.map((path): Link => ({ from: self, type: 'RUNS', to: { file: setting.outer(path) } })),
      ...touched(self, traffic),
    ],
  };
}

function ofObject(
  { section, key, title, declared }: BundleObject,
  environment: string | null,
  setting: Setting,
): Said {
  const self = { resource: 'object', name: `${section}/${key}` } as const;
  const thing = objectThing(section, title);
  const makes = thing === null ? [] : [{ ...thing, environment, is_maker: true }];
  const node: Node = { ...self, title, object_type: section, ...filled('makes', makes) };
  return { declared, nodes: [node], links: [contained(self, setting)] };
}

/** A list that is left out where it is empty. */
const filled = <Name extends string, T>(
  name: Name,
  values: T[],
): Record<Name, T[]> | Record<string, never> =>
  values.length === 0 ? {} : ({ [name]: values } as Record<Name, T[]>);
