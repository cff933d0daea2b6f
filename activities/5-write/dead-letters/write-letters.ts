import { createHash } from 'node:crypto';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import { DEAD_LETTERS, type DeadLetter } from '../../../schemas/dead-letter.ts';
import { Envelope } from '../../../schemas/envelope.ts';
import { Failure } from '../../../schemas/failures.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { entryOf } from '../../envelopes/content.ts';
import { envelopeLines, readIndex, type StagedLine } from '../../envelopes/envelope-lines.ts';
import { planFolder, refusedByEnvelope } from './refused-rows.ts';

type RefusedRows =
  ReturnType<typeof refusedByEnvelope> extends Promise<ReadonlyMap<string, infer R>> ? R : never;

/** Writes the run's dead-letter file, one record for each envelope of which a row was refused, and counts them. */
export async function writeDeadLetters(
  staging: Staging,
  { run, sealed, plan }: { readonly run: RunRef; readonly sealed: SealedRun; readonly plan: WritePlan },
): Promise<number> {
  const folder = planFolder(plan.nodes);
  const lanes = await Promise.all(
    ['nodes', 'edges'].map((lane) => staging.findPart(run, `${folder}/refused-${lane}`)),
  );
  const refused = await refusedByEnvelope(
    staging,
    lanes.filter((part) => part !== null),
  );
  if (refused.size === 0) return 0;
  const letters: DeadLetter[] = [];
  for await (const staged of envelopeLines(staging, await readIndex(staging, sealed))) {
    const rows = refused.get(staged.ref);
    if (rows !== undefined) letters.push(letterOf(staged, rows, run));
  }
  if (letters.length !== refused.size)
    throw new Failure('ContractBroken', `${refused.size - letters.length} refused envelopes are not staged`);
  letters.sort((a, b) => byCodeUnit(a.content, b.content) || byCodeUnit(a.ref, b.ref));
  await staging.writePart(run, DEAD_LETTERS, letters.map(canonicalJson));
  return letters.length;
}

function letterOf({ ref, line }: StagedLine, rows: RefusedRows, run: RunRef): DeadLetter {
  const envelope = Envelope.parse(JSON.parse(line));
  const { kind, source } = envelope;
  // A node that was refused takes its edges along: what the server itself refused is the cause to tell.
  const cause = rows.find(({ reason }) => reason === 'refused-by-graph') ?? rows[0];
  return {
    ref,
    content: createHash('sha1').update(entryOf(envelope).content).digest('hex'),
    kind,
    path: source.path,
    lines: source.lines,
    reason: cause?.reason ?? 'refused-by-graph',
    detail: cause?.detail ?? '',
    rows: [...new Set(rows.map(({ id }) => id))].sort(),
    trace_id: run.trace_id,
    envelope: line,
  };
}
