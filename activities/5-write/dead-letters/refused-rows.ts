import { z } from 'zod';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import { Reason } from '../../../schemas/reason.ts';
import type { RunRef } from '../../../schemas/run.ts';
import type { Refused } from '../apply/isolate.ts';

/** A row that the graph did not take, with the envelopes that it stands for, `<uri>#<line>`. */
const RefusedRow = z.strictObject({
  id: z.string(),
  reason: Reason,
  detail: z.string(),
  refs: z.array(z.string()),
});
type RefusedRow = z.infer<typeof RefusedRow>;

/** Keeps refused rows of one batch and answers the part's name. */
export async function keepRefusedRows<R extends { readonly refs: readonly string[] }>(
  staging: Staging,
  run: RunRef,
  name: string,
  refused: readonly Refused<R>[],
  idOf: (row: R) => string,
): Promise<string> {
  const rows = refused.map(({ row, reason, detail }) => ({
    id: idOf(row),
    reason,
    detail: detail.replaceAll(/\s+/g, ' ').slice(0, 300),
    refs: row.refs,
  }));
  await staging.writePart(
    run,
    name,
    rows.map((row) => JSON.stringify(row)),
  );
  return name;
}

/** All refused rows of a write activity in one part, joined when it is done. */
export const joinRefusedRows = (
  staging: Staging,
  run: RunRef,
  name: string,
  batches: readonly string[],
): Promise<PartRef> => staging.writePart(run, name, linesOf(staging, run, batches));

async function* linesOf(staging: Staging, run: RunRef, names: readonly string[]): AsyncIterable<string> {
  for (const name of names) {
    const part = await staging.findPart(run, name);
    if (part !== null) yield* staging.readLines(part);
  }
}

/** Refused rows by the envelopes that they stand for. */
export async function refusedByEnvelope(
  staging: Staging,
  parts: readonly PartRef[],
): Promise<ReadonlyMap<string, readonly RefusedRow[]>> {
  const byRef = new Map<string, RefusedRow[]>();
  for (const part of parts) {
    for await (const line of staging.readLines(part)) {
      const row = RefusedRow.parse(JSON.parse(line));
      for (const ref of row.refs) {
        const rows = byRef.get(ref);
        if (rows === undefined) byRef.set(ref, [row]);
        else rows.push(row);
      }
    }
  }
  return byRef;
}

/** Folder of a plan's parts within the run, from the name of one of them. */
export const planFolder = (part: PartRef): string => part.uri.split('/').at(-2) ?? '';
