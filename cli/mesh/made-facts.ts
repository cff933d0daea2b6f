import { mapEnvelope } from '../../ontology/map-envelope.ts';
import { isShared, shippedMeaning } from '../../ontology/meaning.ts';
import { ontology } from '../../ontology/ontology.ts';
import { CONTRACT_VERSION, type Envelope } from '../../schemas/envelope.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What items of a kind become in the graph. */
export interface MadeFacts {
  readonly labels: readonly string[];
  readonly types: readonly string[];
}

/** Labels and types that a mapping makes of examples, tried with every word of the lists that its fields choose from. */
export function madeFacts(kind: string, schema: unknown, examples: readonly unknown[]): MadeFacts {
  const facts = examples
    .flatMap((example) => [...variants(example as Payload, schema)])
    .flatMap((payload) => mapped(kind, payload));
  // An owned end is asserted elsewhere; a shared one is made with its edge.
  const ends = facts.flatMap(({ edges }) => edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [
    ...facts.flatMap((one) => one.nodes),
    ...ends.filter(({ family }) => isShared(shippedMeaning, family)),
  ];
  const labels = new Set<string>(nodes.map(({ family }) => family));
  const types = new Set<string>(facts.flatMap(({ edges }) => edges.map(({ type }) => type)));
  return {
    labels: Object.keys(ontology.labels).filter((name) => labels.has(name)),
    types: Object.keys(ontology.types).filter((name) => types.has(name)),
  };
}

/** With a path, without one, and as the portfolio says it: which of them is right, the mapping tells. */
function mapped(kind: string, payload: Payload) {
  const places = [
    { repo: 'git.example.org/lake', path: 'a' },
    { repo: 'git.example.org/lake', path: null },
    { repo: PORTFOLIO, path: null },
  ];
  return places.flatMap(({ repo, path }) => {
    const envelope: Envelope = {
      contract_version: CONTRACT_VERSION,
      trace_id: '0'.repeat(32),
      event_ts: '2026-01-01T00:00:00Z',
      kind,
      source: { repo, sha: '0'.repeat(40), path, lines: null, miner: 'm', miner_version: '1' },
      payload,
    };
    const facts = mapEnvelope(envelope, shippedMeaning);
    return 'reason' in facts ? [] : [facts];
  });
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

/** The payload itself, and with each word that a field may have in the place of its own, one field at a time. */
function* variants(payload: Payload, schema: unknown): Iterable<Payload> {
  yield payload;
  for (const [field, one] of fieldsOf(schema as Schema)) {
    for (const word of one.enum ?? []) yield { ...payload, [field]: word };
    const inner = payload[field];
    if (one.properties === undefined || typeof inner !== 'object' || inner === null) continue;
    for (const changed of variants(inner as Payload, one)) yield { ...payload, [field]: changed };
  }
}

const fieldsOf = ({ properties, anyOf = [], oneOf = [] }: Schema): readonly [string, Schema][] => [
  ...Object.entries(properties ?? {}),
  ...[...anyOf, ...oneOf].flatMap(fieldsOf),
];
