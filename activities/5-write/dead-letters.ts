import { z } from 'zod';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import { Reason } from '../../schemas/reason.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Refused } from './isolate.ts';

/** A row that the graph did not take, with the envelopes that it stands for, `<uri>#<line>`. */
const DeadLetter = z.strictObject({
  id: z.string(),
  reason: Reason,
  detail: z.string(),
  trace_id: z.string(),
  refs: z.array(z.string()),
});

/** Keeps refused rows of one batch and answers the part's name. */
export async function keepDeadLetters(
  staging: Staging,
  run: RunRef,
  name: string,
  refused: readonly Refused<{ readonly refs: readonly string[] }>[],
  idOf: (row: never) => string,
): Promise<string> {
  const letters = refused.map(({ row, detail }) => ({
    id: idOf(row as never),
    reason: 'refused-by-graph' as const,
    detail: detail.replaceAll(/\s+/g, ' ').slice(0, 300),
    trace_id: run.trace_id,
    refs: row.refs,
  }));
  await staging.writePart(
    run,
    name,
    letters.map((letter) => JSON.stringify(letter)),
  );
  return name;
}

/** Distinct envelopes of which a row was refused. */
export async function deadEnvelopes(
  staging: Staging,
  parts: readonly PartRef[],
): Promise<ReadonlySet<string>> {
  const refs = new Set<string>();
  for (const part of parts) {
    for await (const line of staging.readLines(part)) {
      for (const ref of DeadLetter.parse(JSON.parse(line)).refs) refs.add(ref);
    }
  }
  return refs;
}

/** Folder of a plan's parts within the run, from the name of one of them. */
export const planFolder = (part: PartRef): string => part.uri.split('/').at(-2) ?? '';

/** All dead letters of a write activity in one part, joined when it is done. */
export async function joinDeadLetters(
  staging: Staging,
  run: RunRef,
  name: string,
  batches: readonly string[],
): Promise<PartRef> {
  return staging.writePart(run, name, linesOf(staging, run, batches));
}

async function* linesOf(staging: Staging, run: RunRef, names: readonly string[]): AsyncIterable<string> {
  for (const name of names) {
    const part = await staging.findPart(run, name);
    if (part !== null) yield* staging.readLines(part);
  }
}
