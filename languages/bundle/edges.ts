import type { BundleFacts, Job, Task, Traffic } from './facts.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly type: 'HAS_TASK' | 'DEPENDS_ON' | 'RUNS' | 'READS' | 'WRITES';
}

/** How jobs, tasks, pipelines and dashboards hang together and what they touch. */
export function edgesOf({ jobs, pipelines, dashboards }: BundleFacts): Edge[] {
  return [
    ...jobs.flatMap((job) => job.tasks.flatMap((task) => taskEdges(job, task))),
    ...pipelines.flatMap(({ key, libraries, ...traffic }) => [
      ...libraries.map((path): Edge => ({ from: `pipeline:${key}`, to: `file:${path}`, type: 'RUNS' })),
      ...trafficEdges(`pipeline:${key}`, traffic),
    ]),
    ...dashboards.flatMap(({ key, reads }) => trafficEdges(`dashboard:${key}`, { reads, writes: [] })),
  ];
}

function taskEdges(job: Job, task: Task): Edge[] {
  const from = `task:${job.key}.${task.key}`;
  const { runs, runsFile } = task;
  return [
    { from: `job:${job.key}`, to: from, type: 'HAS_TASK' },
    ...task.dependsOn.map((key): Edge => ({ from, to: `task:${job.key}.${key}`, type: 'DEPENDS_ON' })),
    ...(runs === null
      ? []
      : [
          {
            from,
            to: `${runs.to}:${runs.to === 'task' ? `${job.key}.` : ''}${runs.name}`,
            type: 'RUNS',
          } as const,
        ]),
    ...(runsFile === null ? [] : [{ from, to: `file:${runsFile}`, type: 'RUNS' } as const]),
    ...trafficEdges(from, task),
  ];
}

const trafficEdges = (from: string, { reads, writes }: Traffic): Edge[] => [
  ...reads.map((to): Edge => ({ from, to, type: 'READS' })),
  ...writes.map((to): Edge => ({ from, to, type: 'WRITES' })),
];
