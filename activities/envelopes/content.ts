import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { Envelope } from '../../schemas/envelope.ts';

/**
 * What an envelope says, apart from when and under which commit it was said: canonical JSON of kind, payload and source
 * without sha. Staging sorts by this text, and equal texts are duplicates.
 */
export function contentOf(envelope: Envelope): string {
  const { kind, payload, source } = envelope;
  const { sha: _, ...origin } = source;
  return canonicalJson({ kind, payload, source: origin });
}

/** The envelope's canonical JSON, made of its content without walking the payload again. */
export function lineOf(envelope: Envelope, content: string): string {
  const head = `{"contract_version":${JSON.stringify(envelope.contract_version)},"event_ts":${JSON.stringify(envelope.event_ts)},`;
  // `sha` is the last key of source and `trace_id` the last of the envelope, so both are put in before the closing braces.
  return `${head}${content.slice(1, -2)},"sha":"${envelope.source.sha}"},"trace_id":"${envelope.trace_id}"}`;
}
