import type { Envelope } from '../schemas/envelope.ts';
import type { PlatformInstance } from '../schemas/instance.ts';
import { type ItemKind, itemKinds } from '../schemas/items/registry.ts';
import type { Reason } from '../schemas/reason.ts';
import { PORTFOLIO } from '../schemas/scope.ts';
import { faultOfDrafts } from './check-drafts.ts';
import type { Drafts, EdgeDraft, EdgeFact, Facts, NodeDraft, NodeFact, NodeName, Place } from './facts.ts';
import { edgeId, nodeId } from './identity.ts';
import type { AnyMapping } from './mappings/mapping.ts';
import { mappings } from './mappings/registry.ts';
import { ontology } from './ontology.ts';

export interface Unmapped {
  readonly reason: Reason;
  readonly detail: string;
}

/** The facts that an envelope stands for, or why it can't be mapped. Validates the payload: staging is not trusted. */
export function mapEnvelope(
  envelope: Envelope,
  instances: readonly PlatformInstance[] = [],
): Facts | Unmapped {
  const { kind, source } = envelope;
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
  const fault = faultOfDrafts(ontology, drafts, scopeOf(source.repo));
  return fault === null ? toFacts(drafts, source) : { reason: 'mapping-error', detail: fault };
}

const scopeOf = (repo: string): 'portfolio' | 'repository' =>
  repo === PORTFOLIO ? 'portfolio' : 'repository';

const isKnown = (kind: string): kind is ItemKind => Object.hasOwn(mappings, kind);

const firstIssue = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)[0] ?? 'invalid payload';

function toFacts({ nodes, edges }: Drafts, { path, lines, miner, miner_version }: Envelope['source']): Facts {
  const place: Place = { path, lines, miner, miner_version };
  return {
    nodes: nodes.map((draft) => nodeFact(draft, place)),
    edges: edges.map((draft) => edgeFact(draft, place)),
  };
}

const nodeFact = ({ family, key, also, props, adds }: NodeDraft, place: Place): NodeFact => ({
  family,
  key,
  rid: nodeId(family, key),
  labels: [family, ...also].sort(),
  props,
  place,
  ...(adds === true ? { adds } : {}),
});

function edgeFact({ type, from, to, qualifier, props, adds }: EdgeDraft, place: Place): EdgeFact {
  const start = withId(from);
  const end = withId(to);
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

const withId = (name: NodeName): NodeName & { readonly rid: string } => ({
  family: name.family,
  key: name.key,
  rid: nodeId(name.family, name.key),
});
