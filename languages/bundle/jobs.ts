import type { Declared, Job } from './facts.ts';
import type { Files } from './paths.ts';
import { list, type Plain, plain, text, texts } from './plain.ts';
import { readSchedule } from './schedule.ts';
import { readTask, type TaskShape } from './tasks.ts';

export type JobShape = Omit<Job, 'tasks'> & {
  readonly tasks: readonly TaskShape[];
  /** Settings of Spark on each job cluster. */
  readonly clusterConf: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** A job as the configuration fixes it, before the files of its tasks are read. */
export function readJob(
  key: string,
  job: Plain,
  declaredAt: (task: string | null) => Declared,
  files: Files,
): JobShape {
  const gitUrl = text(plain(job['git_source'])['git_url']);
  const tasks = list(job['tasks'])
    .map(plain)
    .flatMap((task) => readTask(task, { files, gitUrl, declared: declaredAt(text(task['task_key'])) }));
  const parameters = list(job['parameters'])
    .map(plain)
    .flatMap(({ name, default: value }) =>
      text(name) === null ? [] : [[text(name) ?? '', text(value) ?? ''] as const],
    );
  return {
    key,
    declared: declaredAt(null),
    name: text(job['name']) ?? key,
    schedule: readSchedule(job),
    parameters: Object.fromEntries(parameters),
    clusters: Object.fromEntries(list(job['job_clusters']).map(plain).flatMap(clusterOf)),
    clusterConf: Object.fromEntries(
      list(job['job_clusters'])
        .map(plain)
        .map(({ job_cluster_key: name, new_cluster: cluster }) => [
          text(name) ?? '',
          texts(plain(cluster)['spark_conf']),
        ]),
    ),
    tasks,
  };
}

function clusterOf({ job_cluster_key, new_cluster }: Plain): [string, string | null][] {
  const key = text(job_cluster_key);
  if (key === null) return [];
  const { node_type_id, instance_pool_id } = plain(new_cluster);
  const pool = text(instance_pool_id);
  return [[key, text(node_type_id) ?? (pool === null ? null : `pool:${pool}`)]];
}
