import { z } from 'zod';
import { LineRange } from './envelope.ts';
import { Reason } from './reason.ts';

/** The part of a run that holds its dead letters; absent where there are none. */
export const DEAD_LETTERS = 'dead-letters.jsonl';

const Sha1 = z.string().regex(/^[0-9a-f]{40}$/);

/** An envelope of which the graph refused a row: nothing of it counts as accepted. */
export const DeadLetter = z.strictObject({
  /** `<uri>#<line>` of the envelope in staging. */
  ref: z.string().min(1),
  /** SHA-1 of what it says, whatever run says it: a letter that comes again has the same. */
  content: Sha1,
  kind: z.string().min(1),
  path: z.string().nullable(),
  lines: LineRange.nullable(),
  reason: Reason,
  /** What the server said of the first row that it refused. */
  detail: z.string(),
  /** Ids of the refused nodes and edges, sorted. */
  rows: z.array(z.string().min(1)).min(1),
  trace_id: z.string().min(1),
  /** The envelope as it was staged: secrets were masked before. */
  envelope: z.string().min(2),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

/** A person's word that some letters need no further try. */
export const DroppedLetters = z.strictObject({
  contents: z.array(Sha1).min(1),
  by: z.string().min(1),
  why: z.string().min(1),
});
export type DroppedLetters = z.infer<typeof DroppedLetters>;
