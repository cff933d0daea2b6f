import { Context } from '@temporalio/activity';
import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { CONTRACT_VERSION } from '../../schemas/envelope.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import { type Backfilled, Receipt } from '../../schemas/receipt.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import type { RunRef, SealedRun } from '../../schemas/run.ts';
import { ENDINGS } from '../../schemas/sealed-index.ts';
import { withHeartbeat } from '../envelopes/heartbeat.ts';
import { listRemappable, type RemappablePage, type RemappableQuestion } from './list-remappable.ts';
import { type Remapped, type RemapRequest, remapRun } from './remap-run.ts';
import { type ForgetRequest, sealNothing } from './seal-nothing.ts';
import { type SealRequest, sealRun } from './seal-run.ts';
import { findUnchangedRun, RECEIPT } from './unchanged-run.ts';

export type StageActivities = ReturnType<typeof createStageActivities>;

export function createStageActivities({ staging }: { readonly staging: Staging }) {
  return {
    findUnchangedRun: ({ repository, fingerprint }: Unchanged): Promise<ProcessResult | null> =>
      findUnchangedRun(staging, repository, fingerprint),
    sealRun: (request: SealRequest): Promise<SealedRun> =>
      withHeartbeat(({ beat }) => sealRun(staging, request, beat)),
    listRemappable: (question: RemappableQuestion): Promise<RemappablePage> => {
      const { heartbeat, cancellationSignal } = Context.current();
      return listRemappable(staging, question, (looked) => {
        cancellationSignal.throwIfAborted();
        heartbeat(looked);
      });
    },
    sealNothing: (request: ForgetRequest) => sealNothing(staging, request),
    remapRun: (request: RemapRequest): Promise<Remapped> => remapRun(staging, request),
    saveReceipt: ({ run, result, backfill }: Ended): Promise<PartRef> => {
      const receipt = Receipt.parse({
        contract_version: CONTRACT_VERSION,
        run,
        result,
        ...(backfill === undefined ? {} : { backfill }),
      });
      return staging.writePart(run, RECEIPT, [canonicalJson(receipt)]);
    },
    /** What a cancelled or failed run staged goes, unless it was sealed; how it ended stays. */
    abandonRun: async ({ repo, run_id, result }: Abandoned): Promise<void> => {
      const run = { repo, run_id };
      await staging.discardRun(run);
      await staging.writePart(run, ENDING, [canonicalJson(result)]);
    },
  };
}

/** How a run ended that has no receipt; not the receipt, since a later attempt may still write that. */
const ENDING = ENDINGS.given_up;

interface Abandoned {
  readonly repo: string;
  readonly run_id: string;
  readonly result: ProcessResult;
}

interface Unchanged {
  readonly repository: Pick<RepositoryRef, 'key' | 'sha'>;
  readonly fingerprint: string;
}

interface Ended {
  readonly run: RunRef;
  readonly result: ProcessResult;
  readonly backfill?: Backfilled;
}
