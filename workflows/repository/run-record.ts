import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { Outcome, Phases } from '../../schemas/cli/process.ts';
import type { RunRef } from '../../schemas/run.ts';
import { progressQuery, type RunProgress } from '../messages.ts';
import { attributes } from '../search-attributes.ts';
import { inPhaseSpan } from '../tracing.ts';

export type PhaseName = keyof Phases;

const noPhases: Phases = { ingest: null, mine: null, analyze: null, stage: null, write: null, report: null };

/** What people see of a run while it goes on: query answer, live details and search attributes, kept together. */
export interface RunRecord {
  readonly progress: () => RunProgress;
  readonly identify: (known: { repo?: string; run?: RunRef }) => void;
  /** Runs one phase, timed by the workflow's own clock. */
  readonly during: <T>(phase: PhaseName, work: () => Promise<T>) => Promise<T>;
  readonly expect: (total: number) => void;
  readonly step: () => void;
  readonly waitFor: (removals: RunProgress['removals']) => void;
  readonly end: (outcome: Outcome, nodesNew: number | null) => void;
}

export function openRunRecord(): RunRecord {
  let state: RunProgress = {
    repo: null,
    run_id: null,
    sha: null,
    phase: 'resolve',
    outcome: null,
    phases: noPhases,
    steps: null,
    removals: null,
  };
  setHandler(progressQuery, () => state, { description: 'Phase, steps and seconds of this run' });
  const update = (change: Partial<RunProgress>): void => {
    state = { ...state, ...change };
    setCurrentDetails(describe(state));
  };
  const during = async <T>(phase: PhaseName, work: () => Promise<T>): Promise<T> => {
    const started = Date.now();
    upsertSearchAttributes([{ key: attributes.phase, value: phase }]);
    update({ phase, steps: null });
    const value = await inPhaseSpan(phase, work);
    update({ phases: { ...state.phases, [phase]: (Date.now() - started) / 1000 } });
    return value;
  };
  return {
    progress: () => state,
    during,
    identify: ({ repo, run }) => {
      if (repo !== undefined) upsertSearchAttributes([{ key: attributes.repo, value: repo }]);
      update({
        ...(repo === undefined ? {} : { repo }),
        ...(run === undefined ? {} : { run_id: run.run_id, sha: run.sha }),
      });
    },
    expect: (total) => update({ steps: { done: 0, total } }),
    step: () => {
      if (state.steps !== null) update({ steps: { ...state.steps, done: state.steps.done + 1 } });
    },
    waitFor: (removals) => update({ removals, outcome: removals === null ? null : 'waiting' }),
    end: (outcome, nodesNew) => {
      upsertSearchAttributes([
        { key: attributes.outcome, value: outcome },
        { key: attributes.nodesNew, value: nodesNew ?? 0 },
      ]);
      update({ outcome, phase: 'end', steps: null });
    },
  };
}

function describe(state: RunProgress): string {
  const steps = state.steps === null ? '' : ` (${state.steps.done} of ${state.steps.total} tasks)`;
  const timed = Object.entries(state.phases).flatMap(([phase, seconds]) =>
    seconds === null ? [] : [`| ${phase} | ${seconds.toFixed(1)} s |`],
  );
  const guard =
    state.removals === null
      ? []
      : [
          `**Waiting for a human**: ${state.removals.retiring} of ${state.removals.live} facts would go.`,
          'Send the signal `decideRemovals` with `{"decision": "accept"}` or `{"decision": "keep"}`.',
          '',
        ];
  return [
    `**${state.repo ?? 'resolving the address'}** ${state.sha === null ? '' : `at \`${state.sha.slice(0, 12)}\`, run ${state.run_id}`}`,
    '',
    ...guard,
    `Now: **${state.outcome ?? state.phase}**${steps}`,
    '',
    ...(timed.length === 0 ? [] : ['| phase | time |', '|---|---|', ...timed]),
  ].join('\n');
}
