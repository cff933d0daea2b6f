import { envelopeLines } from '../../activities/envelopes/envelope-lines.ts';
import { readDocument } from '../../activities/envelopes/read-document.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { Envelope } from '../../schemas/envelope.ts';
import type { RunRef } from '../../schemas/run.ts';
import { SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { UsageError } from '../exit-codes.ts';
import { isLineageItem, LINEAGE_KINDS, type LineageItem, lineageOfItems } from './lineage-of-items.ts';
import type { JobLineage } from './openlineage/job-events.ts';

/** The run and what it says of lineage, by job; findings are the names that its files leave open, by reason. */
interface RunLineage {
  readonly run: RunRef;
  readonly jobs: readonly JobLineage[];
  readonly findings: Readonly<Record<string, number>>;
}

/**
 * Lineage as a sealed run says it: what the run says anew, and what stands from the run that it follows.
 * @throws UsageError when there is no such run.
 */
export async function readRun(staging: Staging, repo: string, number: string | null): Promise<RunLineage> {
  const run_id = number ?? (await staging.newestSealedRun(repo));
  if (run_id === null)
    throw new UsageError(`no sealed run of ${repo} is staged: ./fresh stage-scan lists what is`);
  const index = await readDocument(staging, { repo, run_id }, SEAL, SealedIndex);
  if (index === null) throw new UsageError(`${repo} has no sealed run ${run_id}`);
  const kinds = new Set<string>([...LINEAGE_KINDS, 'finding']);
  const items: LineageItem[] = [];
  const findings: Record<string, number> = {};
  for await (const { line } of envelopeLines(staging, index, { kinds })) {
    const { kind, payload, source } = JSON.parse(line) as Envelope;
    const item = { kind, path: source.path, lines: source.lines, payload } as LineageItem;
    if (isLineageItem(item)) items.push(item);
    else count(findings, payload);
  }
  return { run: index.run, jobs: lineageOfItems(items), findings };
}

function count(findings: Record<string, number>, payload: unknown): void {
  const { reason } = payload as { readonly reason: string };
  findings[reason] = (findings[reason] ?? 0) + 1;
}
