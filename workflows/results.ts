import type { Outcome, ProcessResult } from '../schemas/cli/process.ts';

/** A result of which nothing is known but how it ended. */
export const emptyResult = (repo: string, outcome: Outcome): ProcessResult => ({
  repo,
  run_id: null,
  sha: null,
  outcome,
  created: { nodes: null, edges: null },
  changed: null,
  staged: null,
  accepted: null,
  rejected: null,
  dead_lettered: null,
  graph_hash: null,
  phases: { ingest: null, mine: null, analyze: null, stage: null, write: null, report: null },
  reports: [],
});
