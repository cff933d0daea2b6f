import type { Command } from '../command.ts';

/** Every command in the order in which a new user meets them; loaded when asked for, so that `fresh` starts at once. */
export const loaders = {
  demo: () => import('./demo.ts'),
  up: () => import('./up.ts'),
  down: () => import('./down.ts'),
  status: () => import('./status.ts'),
  doctor: () => import('./doctor.ts'),
  process: () => import('./process.ts'),
  portfolio: () => import('./portfolio.ts'),
  reports: () => import('./reports.ts'),
  backfill: () => import('./backfill.ts'),
  forget: () => import('./forget.ts'),
  query: () => import('./query.ts'),
  serve: () => import('./serve.ts'),
  ontology: () => import('./ontology.ts'),
  graph: () => import('./graph.ts'),
  mine: () => import('./mine.ts'),
  lineage: () => import('./lineage.ts'),
  export: () => import('./export.ts'),
  'check-coverage': () => import('./check-coverage.ts'),
  evaluate: () => import('./evaluate.ts'),
  dlq: () => import('./dlq.ts'),
  'stage-scan': () => import('./stage-scan.ts'),
  'stage-prune': () => import('./stage-prune.ts'),
  new: () => import('./new.ts'),
  check: () => import('./check.ts'),
  test: () => import('./test.ts'),
  chaos: () => import('./chaos.ts'),
  bench: () => import('./bench.ts'),
} as const satisfies Record<string, () => Promise<{ readonly command: Command }>>;

export type CommandName = keyof typeof loaders;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(loaders, name);

export const loadCommand = async (name: CommandName): Promise<Command> => (await loaders[name]()).command;

export const loadAllCommands = (): Promise<Command[]> =>
  Promise.all(Object.keys(loaders).filter(isCommandName).map(loadCommand));
