import { expect, test } from 'vitest';
import { applySteps } from '../../../ontology/changes/apply-steps.ts';
import type { EdgeFact, Facts, NodeFact } from '../../../ontology/facts.ts';
import { kindsThatSay } from '../../../ontology/kinds-that-say.ts';
import { mapEnvelope } from '../../../ontology/map-envelope.ts';
import { mappings } from '../../../ontology/mappings/registry.ts';
import { type Meaning, shippedMeaning } from '../../../ontology/meaning.ts';
import type { Envelope } from '../../../schemas/envelope.ts';
import { itemKinds } from '../../../schemas/items/registry.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { addLabel, mapKind, rename } from './changes/steps.ts';
import { goldenItems } from './golden-items.ts';

const REPO = 'git.example.org/lake';
const ofPortfolio = new Set<string>([
  'dataset-supply',
  'package-supply',
  'stack-use',
  'resource-use',
  'column-supply',
]);

const envelope = (kind: string, path: string | null, payload: Record<string, unknown>): Envelope => ({
  contract_version: '0.2.0',
  trace_id: '0'.repeat(32),
  event_ts: '2026-01-01T00:00:00Z',
  kind,
  source: {
    repo: ofPortfolio.has(kind) ? PORTFOLIO : REPO,
    sha: '0'.repeat(40),
    path,
    lines: [3, 5],
    miner: 'm',
    miner_version: '1',
  },
  payload,
});

const nodeLine = ({ labels, key, props }: NodeFact): string =>
  `(${labels.join(':')} ${key}) ${JSON.stringify(props)}`;
const edgeLine = ({ type, from, to, qualifier, props }: EdgeFact): string =>
  `(${from.family} ${from.key})-[${type}${qualifier === '' ? '' : ` ${qualifier}`} ${JSON.stringify(props)}]->(${to.family} ${to.key})`;

function linesOf({ nodes, edges }: Facts): string {
  return `${[...nodes.map(nodeLine), ...edges.map(edgeLine)].join('\n')}\n`;
}

test.each(goldenItems)('$kind: $title', async ({ kind, title, path, payload }) => {
  const facts = mapEnvelope(envelope(kind, path, payload), shippedMeaning);
  if ('reason' in facts) throw new Error(`${facts.reason}: ${facts.detail}`);
  const name = `${kind} ${title}`.replaceAll(/[^a-z]+/g, '-');
  await expect(linesOf(facts)).toMatchFileSnapshot(`../../golden/mappings/${name}.txt`);
});

test.each(goldenItems)('$kind, $title: each fact is one that the kind is known to say', (given) => {
  const facts = mapEnvelope(envelope(given.kind, given.path, given.payload), shippedMeaning);
  if ('reason' in facts) throw new Error(`${facts.reason}: ${facts.detail}`);
  const single = [
    ...facts.nodes.map((node) => ({ nodes: [node], edges: [] })),
    ...facts.edges.map((edge) => ({ nodes: [], edges: [edge] })),
  ];
  for (const one of single) expect(kindsThatSay([one], [shippedMeaning])).toContain(given.kind);
});

test('under names that a change gave the same kinds say the same facts', () => {
  const steps = [rename('File', 'Document'), rename('DEFINES', 'HOLDS_TEXT', 'type')];
  const renamed = applySteps(shippedMeaning, steps);
  const given = goldenItems.find(({ kind }) => kind === 'sql-statement');
  const said = (meaning: Meaning) => {
    const facts = mapEnvelope(envelope('sql-statement', 'a.sql', given?.payload ?? {}), meaning);
    return kindsThatSay('reason' in facts ? [] : [facts], [meaning]);
  };
  expect(said(shippedMeaning).size).toBeGreaterThan(1);
  expect(said(renamed)).toEqual(said(shippedMeaning));
});

test('a label that a change brought is said by what its rule maps alone', () => {
  const meaning = applySteps(shippedMeaning, [addLabel('Flag', { name: 'string' }), mapKind('flag', 'Flag')]);
  const facts = mapEnvelope(envelope('open/flag', 'a.yaml', { name: 'dark-mode' }), meaning);
  expect(facts).toMatchObject({ nodes: [{ family: 'Flag' }], edges: [{ type: 'DEFINES' }] });
  expect([...kindsThatSay('reason' in facts ? [] : [facts], [shippedMeaning, meaning])]).toEqual([
    'open/flag',
  ]);
});

test('every kind of item has a mapping of its name and a golden item', () => {
  expect(Object.keys(mappings).sort()).toEqual(Object.keys(itemKinds).sort());
  expect(Object.entries(mappings).filter(([kind, mapping]) => mapping.kind !== kind)).toEqual([]);
  expect([...new Set(goldenItems.map(({ kind }) => kind))].sort()).toEqual(Object.keys(itemKinds).sort());
});

test.each([
  ['a kind without mapping', envelope('weather', 'a', {}), 'unmapped-kind'],
  ['a kind named like a property of every object', envelope('constructor', 'a', {}), 'unmapped-kind'],
  ['a payload that its schema refuses', envelope('co-change', 'a', { together: 5 }), 'invalid-item'],
  [
    'a file without path',
    envelope('co-change', null, { other_path: 'b', together: 5, share: 1 }),
    'invalid-item',
  ],
  [
    'ends that the ontology does not join',
    envelope('dbt-ref', null, {
      project: 'p',
      from: { resource: 'seed', name: 'a' },
      to: { resource: 'exposure', name: 'b' },
      via: 'ref',
    }),
    'mapping-error',
  ],
])('%s is a reject, not an exception', (_, given, reason) => {
  expect(mapEnvelope(given, shippedMeaning)).toMatchObject({ reason });
});

const ofScope = (repo: string, kind: string, payload: Record<string, unknown>) => {
  const said = envelope(kind, null, payload);
  return mapEnvelope({ ...said, source: { ...said.source, repo, lines: null } }, shippedMeaning);
};
const supply = { from_repo: 'git.example.org/a', to_repo: 'git.example.org/b', dataset: 's3://x/y' };

test('law 5: each scope says its own types, and the portfolio asserts no node of a repository', () => {
  expect(ofScope(REPO, 'dataset-supply', supply)).toMatchObject({
    reason: 'mapping-error',
    detail: 'SUPPLIES is for the scope portfolio to assert',
  });
  const { payload } = goldenItems.find(({ kind }) => kind === 'repository') ?? { payload: {} };
  expect(ofScope(PORTFOLIO, 'repository', payload)).toMatchObject({
    reason: 'mapping-error',
    detail: expect.stringContaining('a Repository is for a repository to assert'),
  });
});

test('a finding of the link wave stands in no repository', () => {
  const found = { reason: 'too-many-items', what: 'x', detail: 'x' };
  const facts = ofScope(PORTFOLIO, 'finding', found);
  expect(facts).toMatchObject({ nodes: [{ family: 'Finding' }], edges: [] });
});
