import { canonicalJson } from '../../schemas/canonical-json.ts';
import { CONTRACT_VERSION, type Envelope } from '../../schemas/envelope.ts';
import type { RunRef } from '../../schemas/run.ts';

/** An envelope as staging sees it. */
export interface Entry {
  readonly envelope: Envelope;
  /**
   * What it says, apart from when and under which commit it was said: canonical JSON of kind, payload and source without
   * sha. Staging sorts by this text, and equal texts are duplicates.
   */
  readonly content: string;
  /** Its whole canonical JSON. */
  readonly line: string;
}

/** Spells an envelope. */
export function entryOf(envelope: Envelope): Entry {
  const { kind, payload, source } = envelope;
  const { sha: _, ...origin } = source;
  const content = canonicalJson({ kind, payload, source: origin });
  // `sha` is the last key of source and `trace_id` the last of the envelope: both go in before the closing braces.
  return { envelope, content, line: `${headOf(envelope)}${content.slice(1, -2)}${tailOf(envelope)}` };
}

/**
 * The entry of a line that was read back. A canonical line holds its content as a slice: one that begins and ends as ingress
 * writes it, with its keys in order, is taken for canonical; any other is spelled anew. (`fresh stage-scan` checks every byte.)
 */
export function entryOfLine(envelope: Envelope, line: string, raw: unknown): Entry {
  const head = headOf(envelope);
  const tail = tailOf(envelope);
  if (!line.startsWith(head) || !line.endsWith(tail) || !hasSortedKeys(raw)) return entryOf(envelope);
  return { envelope, content: `{${line.slice(head.length, line.length - tail.length)}}}`, line };
}

type Told = Pick<RunRef, 'committed_at' | 'sha' | 'trace_id'>;

const spelledIn = ({ committed_at, sha, trace_id }: Told): Spelled => ({
  contract_version: CONTRACT_VERSION,
  event_ts: committed_at,
  source: { sha },
  trace_id,
});

/** Content of the lines that were spelled in a run. */
export function contentsIn(run: Told): (line: string) => string {
  const [head, tail] = [headOf(spelledIn(run)).length, tailOf(spelledIn(run)).length];
  return (line) => `{${line.slice(head, line.length - tail)}}}`;
}

/** The line that says a content in a run. */
export function spellIn(run: Told): (content: string) => string {
  const [head, tail] = [headOf(spelledIn(run)), tailOf(spelledIn(run))];
  return (content) => `${head}${content.slice(1, -2)}${tail}`;
}

interface Spelled {
  readonly contract_version: string;
  readonly event_ts: string;
  readonly source: { readonly sha: string };
  readonly trace_id: string;
}

const headOf = (envelope: Spelled): string =>
  `{"contract_version":"${envelope.contract_version}","event_ts":"${envelope.event_ts}",`;

const tailOf = (envelope: Spelled): string =>
  `,"sha":"${envelope.source.sha}"},"trace_id":"${envelope.trace_id}"}`;

function hasSortedKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let last = '';
  // What JSON.parse made has no inherited keys, and for…in makes no list of them.
  for (const key in value) {
    if (key < last || !hasSortedKeys((value as Record<string, unknown>)[key])) return false;
    last = key;
  }
  return true;
}
