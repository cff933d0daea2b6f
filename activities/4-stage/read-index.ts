import { z } from 'zod';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { CONTRACT_VERSION } from '../../schemas/envelope.ts';
import { Failure } from '../../schemas/failures.ts';
import { SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { readDocument } from '../envelopes/read-document.ts';

const Versioned = z.looseObject({ contract_version: z.string() });

/** The index of a sealed run. Throws ContractOutdated when it, and with it its parts, is of another contract version. */
export async function readIndex(staging: Staging, run: RunFolder): Promise<SealedIndex> {
  const index = await readDocument(staging, run, SEAL, SealedIndex);
  if (index !== null) return index;
  const what = `run ${run.run_id} of ${run.repo}`;
  const version = (await readDocument(staging, run, SEAL, Versioned))?.contract_version;
  if (version === undefined || version === CONTRACT_VERSION)
    throw new Failure('StagedPartDamaged', `${what}: ${SEAL} is no index`);
  throw new Failure(
    'ContractOutdated',
    `${what} was staged under contract ${version}, this is ${CONTRACT_VERSION}`,
  );
}
