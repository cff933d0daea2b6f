import type { ItemOf, KnownItem } from '../../../schemas/items/registry.ts';
import { pathOf } from './paths.ts';
import { clustersOf } from './pulumi-items.ts';
import { martTable } from './sql-items.ts';

type Node = ItemOf<'bundle-node'>['payload'];
type Link = ItemOf<'bundle-link'>['payload'];

/** Of every twenty files one job is declared, which runs the first of their SQL files, one after the other. */
const FILES_A_JOB = 20;
const TASKS = 3;
const ENVIRONMENT = 'prod';

export const jobPath = (at: number): string => `resources/jobs/job_${at}.yml`;

/** Where jobs are declared in a repository of so many files. */
export const jobsOf = (files: number): readonly number[] =>
  Array.from({ length: Math.ceil(files / FILES_A_JOB) }, (_, nth) => nth * FILES_A_JOB);

/**
 * A job whose tasks run SQL files on a cluster that the repository's stack makes. Each fourth job brings up one of its own,
 * each eighth names a warehouse that nobody makes, and each tenth has a dashboard beside it.
 */
export function* bundleItems(nth: number, at: number, files: number): Iterable<KnownItem> {
  const bundle = `bundle_${nth}`;
  const path = jobPath(at);
  const name = `job_${at}`;
  const job = { resource: 'job', name } as const;
  const round = at / FILES_A_JOB;
  const node = (payload: Omit<Node, 'bundle' | 'environment'>): ItemOf<'bundle-node'> => ({
    kind: 'bundle-node',
    path,
    lines: [1, 20],
    payload: { bundle, environment: ENVIRONMENT, ...payload },
  });
  const link = (payload: Omit<Link, 'bundle'>): ItemOf<'bundle-link'> => ({
    kind: 'bundle-link',
    path,
    lines: [1, 20],
    payload: { bundle, ...payload },
  });
  yield node({ ...job, title: `Load ${at}`, schedule: 'cron 0 0 3 * * ? UTC' });
  const cluster = { resource: 'cluster', name: `${name}/own` } as const;
  if (round % 4 === 1) yield node({ ...cluster, title: null, node_type: 'i3.xlarge' });
  for (let ordinal = 0; ordinal < TASKS && at + ordinal * 4 + 1 < files; ordinal += 1) {
    const task = { resource: 'task', name: `${name}/load_${ordinal}` } as const;
    const needs = round % 4 === 1 ? {} : { needs: [neededThing(nth, round, files)] };
    yield node({ ...task, title: null, task_kind: 'sql_file', ...needs });
    yield link({ from: job, type: 'HAS_TASK', to: task });
    yield link({ from: task, type: 'RUNS', to: { file: pathOf(at + ordinal * 4 + 1) } });
    if (round % 4 === 1) yield link({ from: task, type: 'RUNS_ON', to: cluster });
    if (ordinal > 0)
      yield link({
        from: task,
        type: 'DEPENDS_ON',
        to: { resource: 'task', name: `${name}/load_${ordinal - 1}` },
      });
  }
  if (round % 10 === 0) {
    const dashboard = { resource: 'dashboard', name: `board_${at}` } as const;
    yield node({ ...dashboard, title: `Board ${at}` });
    for (const ordinal of [1, 2])
      yield link({ from: dashboard, type: 'READS', to: { dataset: martTable(nth, at + 1, ordinal) } });
  }
}

const neededThing = (nth: number, round: number, files: number) =>
  round % 8 === 7
    ? ({ sort: 'warehouse', platform: 'databricks', name: `warehouse_${nth}` } as const)
    : ({
        sort: 'cluster',
        platform: 'databricks',
        name: `cluster_${nth}_${round % clustersOf(files)}`,
      } as const);
