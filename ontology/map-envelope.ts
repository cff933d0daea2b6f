import type { Envelope } from '../schemas/envelope.ts';
import type { PlatformInstance } from '../schemas/instance.ts';
import { isOpenKind, OpenPayload } from '../schemas/items/open.ts';
import { type ItemKind, itemKinds } from '../schemas/items/registry.ts';
import type { Reason } from '../schemas/reason.ts';
import { PORTFOLIO } from '../schemas/scope.ts';
import { faultOfDrafts } from './check-drafts.ts';
import type { Drafts, EdgeDraft, EdgeFact, Facts, NodeDraft, NodeFact, Place } from './facts.ts';
import { edgeId } from './identity.ts';
import { mapByRule } from './map-by-rule.ts';
import type { AnyMapping } from './mappings/mapping.ts';
import { mappings } from './mappings/registry.ts';
import type { Meaning } from './meaning.ts';
import { moveDrafts } from './move-drafts.ts';
import { Names } from './names.ts';

export interface Unmapped {
  readonly reason: Reason;
  readonly detail: string;
}

/** What no rule maps yet: it says nothing and waits in staging for a change of the ontology. */
const DEFERRED: Facts = { nodes: [], edges: [] };

/** Whether items of a kind wait for a rule. */
export const isDeferred = ({ ontology }: Meaning, kind: string): boolean =>
  isOpenKind(kind) && !ontology.kinds.some((rule) => rule.kind === kind);

/**
 * The facts that an envelope stands for, or why it can't be mapped. Validates the payload: staging is not trusted. `names`
 * are those that other envelopes said before.
 */
export function mapEnvelope(
  envelope: Envelope,
  meaning: Meaning,
  instances: readonly PlatformInstance[] = [],
  names = new Names(),
): Facts | Unmapped {
  const { kind, source } = envelope;
  if (isOpenKind(kind)) return mapOpen(envelope, meaning, names);
  if (!isKnown(kind)) return { reason: 'unmapped-kind', detail: `no mapping for ${kind}` };
  const payload = itemKinds[kind].safeParse(envelope.payload);
  if (!payload.success) return { reason: 'invalid-item', detail: firstIssue(payload.error.issues) };
  const mapping: AnyMapping = mappings[kind];
  if (mapping.needsPath && source.path === null)
    return { reason: 'invalid-item', detail: `${kind} without path` };
  const drafts = mapping.map(payload.data as never, {
    repo: source.repo,
    path: source.path ?? '',
    lines: source.lines,
    instances,
  });
  return checked(moveDrafts(meaning.moves, drafts), source, meaning, names);
}

function mapOpen({ kind, source, payload }: Envelope, meaning: Meaning, names: Names): Facts | Unmapped {
  const rule = meaning.ontology.kinds.find((one) => one.kind === kind);
  if (rule === undefined) return DEFERRED;
  const read = OpenPayload.safeParse(payload);
  if (!read.success) return { reason: 'invalid-item', detail: firstIssue(read.error.issues) };
  const ruled = mapByRule(rule, read.data, source, meaning);
  return 'fault' in ruled
    ? { reason: 'mapping-error', detail: ruled.fault }
    : checked(ruled.drafts, source, meaning, names);
}

function checked(
  drafts: Drafts,
  source: Envelope['source'],
  { ontology }: Meaning,
  names: Names,
): Facts | Unmapped {
  const fault = faultOfDrafts(ontology, drafts, scopeOf(source.repo));
  return fault === null ? toFacts(drafts, source, names) : { reason: 'mapping-error', detail: fault };
}

const scopeOf = (repo: string): 'portfolio' | 'repository' =>
  repo === PORTFOLIO ? 'portfolio' : 'repository';

const isKnown = (kind: string): kind is ItemKind => Object.hasOwn(mappings, kind);

const firstIssue = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)[0] ?? 'invalid payload';

function toFacts(
  { nodes, edges }: Drafts,
  { path, lines, miner, miner_version }: Envelope['source'],
  names: Names,
): Facts {
  const place: Place = { path, lines, miner, miner_version };
  return {
    nodes: nodes.map((draft) => nodeFact(draft, place, names)),
    edges: edges.map((draft) => edgeFact(draft, place, names)),
  };
}

const nodeFact = (draft: NodeDraft, place: Place, names: Names): NodeFact => ({
  ...names.of(draft),
  labels: [draft.family, ...draft.also].sort(),
  props: draft.props,
  place,
  ...(draft.adds === true ? { adds: true } : {}),
});

function edgeFact(
  { type, from, to, qualifier, props, adds }: EdgeDraft,
  place: Place,
  names: Names,
): EdgeFact {
  const start = names.of(from);
  const end = names.of(to);
  return {
    eid: edgeId(start.rid, type, end.rid, qualifier),
    type,
    from: start,
    to: end,
    qualifier,
    props,
    place,
    ...(adds === true ? { adds } : {}),
  };
}
