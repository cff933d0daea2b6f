import { log, patched, workflowInfo } from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import type { MinedParts, RunRef, Snapshot } from '../../schemas/run.ts';
import {
  analysis,
  ingest,
  mining,
  reports,
  sightings,
  stage,
  suggestions,
  write,
} from '../activity-options.ts';
import type { ProcessRepoInput } from '../messages.ts';
import { resultOfRun } from '../results.ts';
import type { RunRecord } from './run-record.ts';
import { writePhase } from './write-phase.ts';

/** All that a run is made of. */
export interface PipelineInput {
  readonly input: ProcessRepoInput;
  readonly repository: RepositoryRef;
  readonly fingerprint: string;
  readonly ontology_version: string;
  readonly trace_id: string;
  readonly record: RunRecord;
}

/** One repository from its commit to its pages, phase by phase. */
export async function runPipeline(pipeline: PipelineInput): Promise<ProcessResult> {
  const { input, fingerprint, ontology_version, record } = pipeline;
  const last = input.force ? null : await findUnchanged(pipeline);
  if (last !== null) return last;
  const { run, snapshot, mined: census } = await record.during('ingest', () => ingestPhase(pipeline));
  const mined = await record.during('mine', () => minePhase(run, snapshot, record));
  const analyzed = await record.during('analyze', () => analyzePhase(run, [census, ...mined], record));
  const parts = [census, ...mined, ...analyzed];
  const { instances } = snapshot;
  const sealed = await record.during('stage', () =>
    stage.sealRun({
      run,
      fingerprint,
      ontology_version,
      mined: parts,
      ...(instances === undefined ? {} : { instances }),
    }),
  );
  const proposed = proposeInPassing(run);
  const written = await record.during('write', () =>
    writePhase(run, sealed, input.accept_removals ?? false, record),
  );
  const pages = await record.during('report', () => reports.renderReports({ run, numbers: written.numbers }));
  const result = resultOfRun({
    run,
    unseen: parts.some((part) => (part.unseen?.count ?? 0) > 0),
    written,
    phases: record.progress().phases,
    pages: pages.reports,
  });
  await stage.saveReceipt({ run, result });
  await proposed;
  return result;
}

/** What the run saw and the ontology has no word for becomes a proposal, beside the writing; no failure of it is the run's. */
async function proposeInPassing(run: RunRef): Promise<void> {
  if (!patched('proposals')) return;
  try {
    const { seen } = await sightings.seeKinds({ run });
    if (seen.length > 0) await suggestions.proposeKinds({ seen });
  } catch {
    // Also when the run is cancelled: the run itself tells that.
    log.warn('no proposals were made; the next run looks again', { repo: run.repo, run_id: run.run_id });
  }
}

/** Nothing changed when the last run saw this commit with these versions, and the graph still holds what it wrote. */
async function findUnchanged({ repository, fingerprint }: PipelineInput): Promise<ProcessResult | null> {
  const last = await stage.findUnchangedRun({ repository, fingerprint });
  if (last === null || last.run_id === null) return null;
  const { written } = await write.isWritten({ repo: repository.key, run_id: last.run_id });
  return written ? last : null;
}

async function ingestPhase({ input, repository, trace_id, record }: PipelineInput) {
  const { mirror, committed_at } = await ingest.fetchRepository({ repository, trace_id });
  const workflow_run = workflowInfo().runId;
  const run = await ingest.openRun({
    repository,
    committed_at,
    trace_id,
    workflow_run,
    ...(input.force === true ? { afresh: true } : {}),
  });
  record.identify({ run });
  const { snapshot, mined } = await ingest.takeCensus({ run, repository, mirror });
  return { run, snapshot, mined };
}

async function minePhase(run: RunRef, snapshot: Snapshot, record: RunRecord): Promise<MinedParts[]> {
  const { tasks } = await mining.planMining({ run, snapshot });
  record.expect(tasks.length);
  return Promise.all(
    tasks.map(async (task) => {
      const summary =
        task.unit === 'history' ? task.miner : `${task.miner}: ${task.unit}s ${task.from + 1} to ${task.to}`;
      const parts = await mining.mine.executeWithOptions({ summary }, [{ run, snapshot, task }]);
      record.step();
      return parts;
    }),
  );
}

/** Analyzers of one wave read what earlier waves said, so waves follow each other. */
async function analyzePhase(
  run: RunRef,
  mined: readonly MinedParts[],
  record: RunRecord,
): Promise<MinedParts[]> {
  const { waves } = await analysis.planAnalysis();
  record.expect(waves.flat().length);
  const said: MinedParts[] = [];
  for (const wave of waves) {
    const known = [...mined, ...said];
    const parts = await Promise.all(
      wave.map(async (analyzer) => {
        const result = await analysis.analyze.executeWithOptions({ summary: analyzer }, [
          { run, analyzer, mined: known },
        ]);
        record.step();
        return result;
      }),
    );
    said.push(...parts);
  }
  return said;
}
