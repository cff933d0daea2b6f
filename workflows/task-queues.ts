/**
 * One queue for each kind of load, so that a worker takes only what its machine is good at.
 * `fresh-edges` has one slot in the whole fleet: Memgraph keeps no uniqueness on edges (architecture, decision 7).
 */
export const taskQueues = {
  workflow: 'fresh',
  git: 'fresh-git',
  mine: 'fresh-mine',
  graph: 'fresh-graph',
  edges: 'fresh-edges',
  report: 'fresh-report',
} as const;

export type Role = keyof typeof taskQueues;
