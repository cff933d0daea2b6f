import type { Outcome, Phases, ProcessResult } from '../schemas/cli/process.ts';
import type { ReportFile, RunRef } from '../schemas/run.ts';
import type { Written } from './repository/write-phase.ts';

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
  deferred: null,
  rejected: null,
  dead_lettered: null,
  graph_hash: null,
  phases: { ingest: null, mine: null, analyze: null, stage: null, write: null, report: null },
  reports: [],
});

export interface EndedRun {
  readonly run: RunRef;
  /** Some miner could not look at some file. */
  readonly unseen: boolean;
  readonly written: Written;
  readonly phases: Phases;
  readonly pages: readonly ReportFile[];
}

/** The result of a run that came to its end. */
export function resultOfRun({ run, unseen, written, phases, pages }: EndedRun): ProcessResult {
  const { retired: _retired, ...numbers } = written.numbers;
  return {
    repo: run.repo,
    run_id: run.run_id,
    sha: run.sha,
    outcome: unseen || numbers.dead_lettered > 0 || written.held > 0 ? 'partial' : 'complete',
    ...numbers,
    phases,
    reports: pages.map((page) => page.path),
  };
}
