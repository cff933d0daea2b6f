import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import type { StageDamage, StageScanResult } from '../../schemas/cli/stage-scan.ts';
import { Failure } from '../../schemas/failures.ts';
import { Receipt } from '../../schemas/receipt.ts';
import { SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { readDocument } from '../envelopes/read-document.ts';
import { refsOf, scanPart, scanRejects, scanUnseen } from './scan-part.ts';
import { contentHash } from './seal-run.ts';
import { RECEIPT } from './unchanged-run.ts';

/** Verifies a sealed run against its index, part by part; a damaged part does not hide the others. */
export async function scanRun(staging: Staging, run: RunFolder): Promise<StageScanResult> {
  const damage: StageDamage[] = [];
  async function look(part: string, scan: () => Promise<string | null>): Promise<void> {
    const what = await scan().catch(whatBroke);
    if (what !== null) damage.push({ repo: run.repo, run_id: run.run_id, part, what });
  }
  let index: SealedIndex | null = null;
  await look(SEAL, async () => {
    index = await readDocument(staging, run, SEAL, SealedIndex);
    return index === null ? 'no index of this contract version' : scanIndex(index, run);
  });
  if (index !== null) await scanParts(staging, index, look);
  await look(RECEIPT, () => scanReceipt(staging, run));
  return { ...figures(index), damage };
}

type Look = (part: string, scan: () => Promise<string | null>) => Promise<void>;

async function scanParts(staging: Staging, index: SealedIndex, look: Look): Promise<void> {
  for (const part of index.parts) await look(nameOf(part.ref.uri), () => scanPart(staging, index.run, part));
  await look(nameOf(index.rejects.uri), () => scanRejects(staging, index));
  const { unseen } = index;
  if (unseen !== undefined) await look(nameOf(unseen.uri), () => scanUnseen(staging, unseen));
}

/** Name of a part within its run. */
const nameOf = (uri: string): string => uri.split('/').slice(2).join('/');

// Trouble with the data is what the scan is for; anything else (no right to read, say) ends it.
function whatBroke(error: unknown): string {
  if (error instanceof Failure && (error.name === 'StagedPartDamaged' || error.name === 'ContractBroken')) {
    return error.message;
  }
  throw error;
}

function scanIndex(index: SealedIndex, run: RunFolder): string | null {
  const { items, rejects } = index.counts;
  const own = index.parts.reduce((total, { ref }) => total + ref.count, 0);
  const staged = (index.base?.parts ?? []).reduce((total, { standing }) => total + standing, own);
  if (index.run.repo !== run.repo || index.run.run_id !== run.run_id) return 'index of another run';
  if (staged !== items) return `${staged} envelopes in the parts instead of ${items}`;
  if (index.rejects.count !== rejects)
    return `${index.rejects.count} rejects in the part instead of ${rejects}`;
  return contentHash(index) === index.content_hash ? null : 'content hash is not that of the parts';
}

async function scanReceipt(staging: Staging, run: RunFolder): Promise<string | null> {
  if ((await staging.findPart(run, RECEIPT)) === null) return null;
  const receipt = await readDocument(staging, run, RECEIPT, Receipt);
  return receipt === null ? 'no receipt of this contract version' : null;
}

function figures(index: SealedIndex | null): Omit<StageScanResult, 'damage'> {
  const refs = index === null ? [] : refsOf(index);
  return { runs: 1, parts: refs.length, records: refs.reduce((total, { count }) => total + count, 0) };
}
