import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { Envelope } from '../../schemas/envelope.ts';

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

/** The entry of a line that was read back. A line that is canonical already holds its content as a slice. */
export function entryOfLine(envelope: Envelope, line: string, raw: unknown): Entry {
  if (!hasSortedKeys(raw) || JSON.stringify(raw) !== line) return entryOf(envelope);
  const content = `{${line.slice(headOf(envelope).length, line.length - tailOf(envelope).length)}}}`;
  return { envelope, content, line };
}

const headOf = (envelope: Envelope): string =>
  `{"contract_version":"${envelope.contract_version}","event_ts":"${envelope.event_ts}",`;

const tailOf = (envelope: Envelope): string =>
  `,"sha":"${envelope.source.sha}"},"trace_id":"${envelope.trace_id}"}`;

function hasSortedKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let last = '';
  for (const [key, entry] of Object.entries(value)) {
    if (key < last || !hasSortedKeys(entry)) return false;
    last = key;
  }
  return true;
}
