import { z } from 'zod';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import { CONTRACT_VERSION, type Envelope, Item } from '../../schemas/envelope.ts';
import { isOpenKind, OPEN_KINDS } from '../../schemas/items/open.ts';
import type { ItemKind } from '../../schemas/items/registry.ts';
import { payloadOf } from '../../schemas/known-envelope.ts';
import { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { entryOf } from './content.ts';
import { createFindingMaker, invalidItem, oneLine } from './findings.ts';

/** Who speaks: a miner, an analyzer, or ingest itself. */
export interface Producer {
  readonly name: string;
  readonly version: string;
  /** Kinds that it may say, `open/*` for those that no code maps; any other is refused, findings excepted. */
  readonly kinds: readonly (ItemKind | typeof OPEN_KINDS)[];
}

/** What a producer said. Typed loosely, since it is checked here and not before. */
export interface Said {
  readonly items: readonly unknown[];
  readonly rejects: readonly Reject[];
}

/** Lines of one pair of parts, sorted, and the kinds that the items have. */
export interface Admitted {
  readonly items: readonly string[];
  readonly rejects: readonly string[];
  readonly kinds: readonly string[];
}

export interface Ingress {
  /** Checks and wraps; give all that concerns one file in one call. */
  readonly take: (said: Said) => void;
  readonly close: () => Admitted;
}

/**
 * The one way into staging: items are checked against their kind's schema and wrapped as envelopes; what fails becomes a
 * reject, and each reject also a finding, so that pages show it with its place.
 */
export function openIngress(run: RunRef, producer: Producer): Ingress {
  const items: { content: string; line: string }[] = [];
  const rejects: string[] = [];
  const kinds = new Set<string>();
  const findingOf = createFindingMaker();

  function admit(item: Item): void {
    const { content, line } = entryOf(wrap(run, producer, item));
    items.push({ content, line });
    kinds.add(item.kind);
  }

  function refuse(reject: Reject): void {
    rejects.push(canonicalJson(reject));
    admit(findingOf(reject));
  }

  function take(said: Said): void {
    const refused = said.rejects.map(checkReject);
    for (const candidate of said.items) {
      const checked = checkItem(producer, candidate);
      if (checked.ok) admit(checked.item);
      else refused.push(checked.reject);
    }
    // Findings number their likes, so the order must not depend on how the producer walked.
    for (const reject of refused.sort(byPlace)) refuse(reject);
  }

  return {
    take,
    close: () => ({
      items: items.sort((a, b) => byCodeUnit(a.content, b.content)).map(({ line }) => line),
      rejects: rejects.sort(byCodeUnit),
      kinds: [...kinds].sort(byCodeUnit),
    }),
  };
}

function byPlace(a: Reject, b: Reject): number {
  const lines = (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0);
  return byCodeUnit(a.path ?? '', b.path ?? '') || lines || byCodeUnit(canonicalJson(a), canonicalJson(b));
}

function checkReject(candidate: Reject): Reject {
  const checked = Reject.safeParse(candidate);
  if (!checked.success) return invalidItem(candidate, checked.error);
  return { ...checked.data, detail: oneLine(checked.data.detail) };
}

/** The payload is looked at once, by the schema of its kind. */
const Outline = Item.extend({ payload: z.unknown() });

type Checked = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly reject: Reject };

function checkItem(producer: Producer, candidate: unknown): Checked {
  const item = Outline.safeParse(candidate);
  if (!item.success) return { ok: false, reject: invalidItem(candidate, item.error) };
  const { kind } = item.data;
  const schema = mayBeSaid(producer, kind) ? payloadOf(kind) : null;
  if (schema === null)
    return { ok: false, reject: invalidItem(candidate, `${producer.name} does not declare the kind`) };
  const payload = schema.safeParse(item.data.payload);
  if (!payload.success) return { ok: false, reject: invalidItem(candidate, payload.error) };
  return { ok: true, item: { ...item.data, payload: payload.data } };
}

const mayBeSaid = ({ kinds }: Producer, kind: string): boolean =>
  kind === 'finding' || kinds.includes(kind as ItemKind) || (isOpenKind(kind) && kinds.includes(OPEN_KINDS));

function wrap(run: RunRef, producer: Producer, item: Item): Envelope {
  const { repo, sha } = run;
  const { path, lines } = item;
  return {
    contract_version: CONTRACT_VERSION,
    trace_id: run.trace_id,
    event_ts: run.committed_at,
    kind: item.kind,
    source: { repo, sha, path, lines, miner: producer.name, miner_version: producer.version },
    payload: item.payload,
  };
}
