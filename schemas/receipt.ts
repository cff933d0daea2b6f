import { z } from 'zod';
import { ProcessResult } from './cli/process.ts';
import { CONTRACT_VERSION } from './envelope.ts';
import { RunRef } from './run.ts';

/** `receipt.json` of a run: how it ended. A commit that a complete run has seen is not processed again. */
export const Receipt = z.strictObject({
  contract_version: z.literal(CONTRACT_VERSION),
  run: RunRef,
  result: ProcessResult,
});
export type Receipt = z.infer<typeof Receipt>;
