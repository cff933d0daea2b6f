import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectFacts } from '../../../../activities/5-write/facts/collect-facts.ts';
import { type Saying, say } from '../../../../activities/5-write/facts/say.ts';
import { pendingEdge, pendingNode } from '../../../../activities/5-write/plan/pending.ts';
import { shippedMeaning } from '../../../../ontology/meaning.ts';
import {
  changeSaid,
  envelope,
  fileSaid,
  historySaid,
  lakeSaid,
  moduleSaid,
  type Observation,
  repositorySaid,
  runOf,
} from '../../../integration/write/observations.ts';

const run = runOf('git.example.org/lake', 1);

const sayings = (said: readonly Observation[]): Saying[] =>
  said.map((one, index) => {
    const answer = say(
      { ref: `p#${index}`, line: JSON.stringify(envelope(run, one)) },
      run.repo,
      shippedMeaning,
    );
    if ('reject' in answer) throw new Error(answer.reject.detail);
    return answer;
  });

const meaning = (said: readonly Saying[]) => {
  const { nodes, edges, accepted, refused } = collectFacts(said, shippedMeaning);
  return {
    nodes: [...nodes.values()]
      .map((backed) => pendingNode(backed, run, shippedMeaning).row())
      .map(({ rid, fh }) => `${rid} ${fh}`)
      .sort(),
    edges: [...edges.values()]
      .map((backed) => pendingEdge(backed, run, shippedMeaning).row())
      .map(({ eid, fh }) => `${eid} ${fh}`)
      .sort(),
    accepted,
    refused: refused.map(({ reject }) => `${reject.kind} ${reject.reason} ${reject.detail}`).sort(),
  };
};

test('two items that speak of one node make one node with the properties of both', () => {
  const { nodes, accepted } = collectFacts(
    sayings([repositorySaid(), fileSaid('a.sql'), historySaid('a.sql', 7)]),
    shippedMeaning,
  );
  const file = [...nodes.values()].find(({ fact }) => fact.family === 'File');
  expect(file?.fact.props).toMatchObject({ size: 10, commits: 7 });
  expect(file?.refs).toEqual(['p#1', 'p#2']);
  expect(accepted).toBe(3);
});

test('what contradicts is rejected whole, the same one whatever the order', () => {
  const said = sayings([
    repositorySaid(),
    fileSaid('a.sql', 1),
    fileSaid('a.sql', 2),
    ...lakeSaid(3).slice(1),
  ]);
  const expected = meaning(said);
  expect(expected.refused).toEqual(['file conflicting-facts File.size is said to be two things']);
  fc.assert(
    fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (shuffled) => {
      expect(meaning(shuffled)).toEqual(expected);
    }),
  );
});

test('names that differ are no contradiction where the ontology keeps the least', () => {
  const one = changeSaid('a.sql', 'ab');
  const other = { ...one, payload: { ...one.payload, display_name: 'Analytics' } } as Observation;
  const { edges, refused } = collectFacts(
    sayings([repositorySaid(), fileSaid('a.sql'), one, other]),
    shippedMeaning,
  );
  expect(refused).toEqual([]);
  const names = [...edges.values()]
    .filter(({ fact }) => fact.type === 'CHANGED')
    .map(({ fact }) => fact.props.display_name);
  expect(names).toEqual(['Analytics']);
});

test('an edge to an owned node that nobody asserts is rejected with all that then hangs in the air', () => {
  const { accepted, refused, nodes } = collectFacts(
    sayings([repositorySaid(), moduleSaid('gone.py'), changeSaid('gone.py', 'ab')]),
    shippedMeaning,
  );
  expect(accepted).toBe(1);
  expect(refused.map(({ reject }) => reject.reason)).toEqual(['missing-end', 'missing-end']);
  expect([...nodes.values()].map(({ fact }) => fact.family)).toEqual(['Repository']);
});

test('versions, commit, run and miner do not belong to the meaning; path and lines do', () => {
  const [one] = sayings([fileSaid('a.sql')]);
  const node = one?.facts.nodes[0];
  if (one === undefined || node === undefined) throw new Error('no fact');
  const fh = pendingNode({ fact: node, refs: [] }, run, shippedMeaning).fh;
  const elsewhere = { ...node, place: { ...node.place, miner: 'other', miner_version: '9' } };
  expect(pendingNode({ fact: elsewhere, refs: [] }, runOf(run.repo, 9), shippedMeaning).fh).toBe(fh);
  const moved = { ...node, place: { ...node.place, lines: [1, 2] as const } };
  expect(pendingNode({ fact: moved, refs: [] }, run, shippedMeaning).fh).not.toBe(fh);
});

test('lines that are no envelope, or speak of another repository, are rejects', () => {
  expect(say({ ref: 'p#1', line: '{"kind":' }, run.repo, shippedMeaning)).toMatchObject({
    reject: { reason: 'invalid-item' },
  });
  const foreign = JSON.stringify(envelope(runOf('git.example.org/other', 1), fileSaid('a')));
  expect(say({ ref: 'p#1', line: foreign }, run.repo, shippedMeaning)).toMatchObject({
    reject: { reason: 'invalid-item' },
  });
});

const ownership: Observation = {
  kind: 'ownership',
  path: 'a.sql',
  lines: null,
  payload: { main_share: 1, bus_factor: 1 },
};
const pair: Observation = {
  kind: 'co-change',
  path: 'a.sql',
  lines: null,
  payload: { other_path: 'b.sql', together: 5, share: 1 },
};
const reason: Observation = {
  kind: 'co-change-reason',
  path: 'a.sql',
  lines: null,
  payload: { other_path: 'b.sql', explained: [] },
};

test('figures of analyzers join what they speak of, in any order', () => {
  const said = sayings([repositorySaid(), fileSaid('a.sql'), fileSaid('b.sql'), ownership, pair, reason]);
  const { nodes, edges, refused } = collectFacts(said, shippedMeaning);
  expect(refused).toEqual([]);
  const file = [...nodes.values()].find(({ fact }) => fact.key.endsWith('a.sql'));
  expect(file?.fact.props).toMatchObject({ size: 10, bus_factor: 1 });
  expect(file?.fact.adds).toBeUndefined();
  const changed = [...edges.values()].find(({ fact }) => fact.type === 'CO_CHANGED');
  expect(changed?.fact.props).toEqual({ together: 5, share: 1, explained: [] });
  const expected = meaning(said);
  fc.assert(
    fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (shuffled) => {
      expect(meaning(shuffled)).toEqual(expected);
    }),
  );
});

test('figures for what nobody asserts are rejected and make nothing', () => {
  const lone = meaning(sayings([repositorySaid(), fileSaid('b.sql'), ownership]));
  expect(lone.refused).toEqual(['ownership missing-end nobody asserts File|git.example.org/lake:a.sql']);
  const files = [repositorySaid(), fileSaid('a.sql'), fileSaid('b.sql')];
  expect(meaning(sayings([...files, reason]))).toEqual({
    ...meaning(sayings(files)),
    refused: [
      'co-change-reason missing-end nobody asserts CO_CHANGED from git.example.org/lake:a.sql to git.example.org/lake:b.sql',
    ],
  });
});

test('an envelope of an older contract says what it said', () => {
  const older = { ...envelope(run, fileSaid('a.sql')), contract_version: '0.1.0' };
  const facts = (one: object) => {
    const answer = say({ ref: 'p#1', line: JSON.stringify(one) }, run.repo, shippedMeaning);
    return 'reject' in answer ? answer.reject.detail : answer.facts;
  };
  expect(facts(older)).toEqual(facts(envelope(run, fileSaid('a.sql'))));
  expect(facts({ ...older, contract_version: '0.0.1' })).toBe('not an envelope of this contract');
});
