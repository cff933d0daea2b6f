import type { Meaning } from '../../ontology/meaning.ts';
import { SHOP, sample } from '../../queries/_sample/sample.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { CONTRACT_VERSION, type Envelope, type Item } from '../../schemas/envelope.ts';
import type { RunRef } from '../../schemas/run.ts';
import { collectFacts } from '../5-write/facts/collect-facts.ts';
import { type Saying, say } from '../5-write/facts/say.ts';
import { sharedEnds } from '../5-write/plan/missing-shared.ts';
import { pendingEdge, pendingNode } from '../5-write/plan/pending.ts';
import type { EdgeRow, NodeRow } from '../5-write/plan/rows.ts';

/** What the graph would hold of the sample, as the write phase would write it. */
export interface SampleFacts {
  readonly nodes: readonly NodeRow[];
  readonly edges: readonly EdgeRow[];
}

/** An item of staging that visits the sample, so that labels that only this deployment has are asked for too. */
export type Guest = Pick<Item, 'kind' | 'payload'>;

/** A file of the shop that guests are said to stand in. */
const LOUNGE = 'run.sh';

/** The sample under a meaning, of all its repositories together. */
export function sampleFacts(meaning: Meaning, guests: readonly Guest[]): SampleFacts {
  const known = new Set<string>();
  const facts = sample.map(({ repo, said }) => {
    const visiting = repo === SHOP ? guests.map((one): Item => ({ ...one, path: LOUNGE, lines: null })) : [];
    const run = runOf(repo);
    const { nodes, edges } = collectFacts(sayings(run, [...said, ...visiting], meaning), meaning, known);
    for (const rid of nodes.keys()) known.add(rid);
    return {
      nodes: [...nodes.values()].map((backed) => pendingNode(backed, run, meaning).row()),
      edges: [...edges.values()].map((backed) => pendingEdge(backed, run, meaning).row()),
    };
  });
  const edges = facts.flatMap((one) => one.edges).sort((a, b) => byCodeUnit(a.eid, b.eid));
  const nodes = [...facts.flatMap((one) => one.nodes), ...sharedEnds(edges, meaning)];
  return { nodes: nodes.sort((a, b) => byCodeUnit(a.rid, b.rid)), edges };
}

/** What a meaning refuses is missing from its facts, and so from the answers. */
const sayings = (run: RunRef, items: readonly Item[], meaning: Meaning): readonly Saying[] =>
  items.flatMap((item, index) => {
    const answer = say(
      { ref: `sample#${index}`, line: JSON.stringify(envelopeOf(run, item)) },
      run.repo,
      meaning,
    );
    return 'reject' in answer ? [] : [answer];
  });

const envelopeOf = (run: RunRef, { kind, path, lines, payload }: Item): Envelope => ({
  contract_version: CONTRACT_VERSION,
  trace_id: run.trace_id,
  event_ts: run.committed_at,
  kind,
  source: { repo: run.repo, sha: run.sha, path, lines, miner: kind, miner_version: '1' },
  payload,
});

export const runOf = (repo: string): RunRef => ({
  repo,
  run_id: '000001',
  trace_id: '0'.repeat(32),
  sha: '0'.repeat(40),
  committed_at: '2026-01-01T00:00:00Z',
});
