import { createHash } from 'node:crypto';
import type { Facts } from '../../../ontology/facts.ts';
import { mapEnvelope } from '../../../ontology/map-envelope.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { Names } from '../../../ontology/names.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import { Envelope, type LineRange } from '../../../schemas/envelope.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import type { Reason } from '../../../schemas/reason.ts';
import type { Reject } from '../../../schemas/reject.ts';
import { upcast } from '../../../schemas/upcasts/registry.ts';
import type { StagedLine } from '../../envelopes/envelope-lines.ts';

/** An envelope with what it says. `order` is by content alone, so it does not tell in which order lines arrived. */
export interface Saying {
  readonly order: string;
  readonly ref: string;
  readonly kind: string;
  readonly path: string | null;
  readonly lines: LineRange | null;
  readonly facts: Facts;
}

export interface Refusal {
  readonly ref: string;
  /** Of an envelope that was mapped and then refused beside others: its place in content order. */
  readonly order?: string;
  /** Id of the fact that nobody asserts. */
  readonly missing?: string;
  readonly reject: Reject;
}

/** Validates and maps a staged line of the repository. `names` are those that other lines said before. */
export function say(
  { ref, line }: StagedLine,
  repo: string,
  meaning: Meaning,
  instances: readonly PlatformInstance[] = [],
  names = new Names(),
): Saying | Refusal {
  const envelope = Envelope.safeParse(upcast(parseJson(line)));
  if (!envelope.success)
    return refusal(ref, 'unknown', null, null, 'invalid-item', 'not an envelope of this contract');
  const { kind, source, payload } = envelope.data;
  const { sha: _, ...origin } = source;
  if (source.repo !== repo)
    return refusal(ref, kind, null, null, 'invalid-item', `speaks of another repository: ${source.repo}`);
  const facts = mapEnvelope(envelope.data, meaning, instances, names);
  if ('reason' in facts) return refusal(ref, kind, source.path, source.lines, facts.reason, facts.detail);
  const content = createHash('sha1').update(canonicalJson({ origin, payload })).digest('hex');
  return { order: `${kind}\u0000${content}`, ref, kind, path: source.path, lines: source.lines, facts };
}

export const refuse = (
  { ref, order, kind, path, lines }: Saying,
  reason: Reason,
  detail: string,
  missing?: string,
): Refusal => ({
  ...refusal(ref, kind, path, lines, reason, detail),
  order,
  ...(missing === undefined ? {} : { missing }),
});

export const byOrder = (a: Saying, b: Saying): number =>
  byCodeUnit(a.order, b.order) || byCodeUnit(a.ref, b.ref);

const refusal = (
  ref: string,
  kind: string,
  path: string | null,
  lines: LineRange | null,
  reason: Reason,
  detail: string,
): Refusal => ({
  ref,
  reject: { kind, reason, path, lines, detail: detail.replaceAll(/\s+/g, ' ').slice(0, 300) },
});

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
