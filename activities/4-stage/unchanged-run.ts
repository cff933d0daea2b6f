import type { Staging } from '../../adapters/staging/staging.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { Receipt } from '../../schemas/receipt.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import { ENDINGS, SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { readDocument } from '../envelopes/read-document.ts';

export const RECEIPT = ENDINGS.receipt;

/**
 * The result for a commit that the last sealed run has seen completely with the same versions and settings; null when
 * there is something to do. A last run that did not end well is done again, whatever the runs before it were.
 */
export async function findUnchangedRun(
  staging: Staging,
  { key, sha }: Pick<RepositoryRef, 'key' | 'sha'>,
  fingerprint: string,
): Promise<ProcessResult | null> {
  const run_id = await staging.newestSealedRun(key);
  if (run_id === null) return null;
  const run = { repo: key, run_id };
  const index = await readDocument(staging, run, SEAL, SealedIndex);
  if (index?.run.sha !== sha || index.fingerprint !== fingerprint) return null;
  const receipt = await readDocument(staging, run, RECEIPT, Receipt);
  return receipt?.result.outcome === 'complete' ? unchanged(receipt.result) : null;
}

const NONE = { ingest: null, mine: null, analyze: null, stage: null, write: null, report: null };

const unchanged = ({ repo, run_id, sha, graph_hash, reports }: ProcessResult): ProcessResult => ({
  repo,
  run_id,
  sha,
  outcome: 'unchanged',
  created: { nodes: 0, edges: 0 },
  changed: 0,
  staged: 0,
  accepted: 0,
  deferred: 0,
  rejected: 0,
  dead_lettered: 0,
  graph_hash,
  phases: NONE,
  reports,
});
