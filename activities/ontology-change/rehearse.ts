import type { Graph, Rehearsed, Row, Statement } from '../../adapters/memgraph/graph.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { SHOP, sampleParams } from '../../queries/_sample/sample.ts';
import type { Ask } from '../../queries/saved-query.ts';
import { Failure } from '../../schemas/failures.ts';
import { fenceOf } from '../5-write/apply/fence.ts';
import { writeEdgesStatement, writeNodesStatement } from '../5-write/apply/statements.ts';
import type { Asked } from './broken-questions.ts';
import { runOf, type SampleFacts } from './sample-facts.ts';

/** What a saved query answers of the sample, or why it answers nothing. */
export type Answer = { readonly rows: readonly Row[] } | { readonly fault: string };
export type Answers = ReadonlyMap<string, Answer>;

export type AskIn = (graph: Pick<Graph, 'read'>) => Ask;

/** Facts under a meaning, and what they are called there. */
export interface Act {
  readonly meaning: Meaning;
  readonly facts: SampleFacts;
}

/**
 * Puts the sample up under one meaning, asks all questions, changes it to the other meaning as a backfill does, and asks
 * again. All of it in a transaction that is never committed: others do not see it, and there is nothing to clear away.
 */
export function rehearse(
  graph: Pick<Graph, 'rehearse'>,
  askIn: AskIn,
  questions: readonly Asked[],
  before: Act,
  after: Act,
): Promise<readonly [Answers, Answers]> {
  return graph.rehearse(async (stage) => {
    await stage.write([{ text: FENCE, params: FENCE_PARAMS }, ...writing(before)]);
    const was = await askAll(stage, askIn, questions);
    await stage.write([...leaving(before.facts, after.facts), ...writing(after)]);
    return [was, await askAll(stage, askIn, questions)];
  });
}

const FENCE_PARAMS = fenceOf(runOf(SHOP)).params;
/** The write phase's own statements do nothing without it. */
const FENCE = 'MERGE (f:Record {id: $fence}) ON CREATE SET f.sequence = $sequence';

function writing({ facts, meaning }: Act): readonly Statement[] {
  const labelled = Map.groupBy(facts.nodes, ({ labels }) => labels.join(':'));
  const typed = Map.groupBy(facts.edges, ({ type }) => type);
  const nodes = [...labelled].map(([labels, rows]) => writeNodesStatement(labels.split(':'), rows, meaning));
  const edges = [...typed].map(([type, rows]) => writeEdgesStatement(type, rows, meaning));
  return [...nodes, ...edges].map((statement) => ({
    ...statement,
    params: { ...FENCE_PARAMS, stamp: 'rehearsal', ...statement.params },
  }));
}

const DROP_EDGES = `UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
MATCH (a)-[e]->(b) WHERE e.eid = r.eid
DELETE e`;

const DROP_NODES = `UNWIND $rows AS r
MATCH (n:Entity {rid: r.rid})
WHERE NOT EXISTS { MATCH (n)-[x]-(m) RETURN x }
DELETE n`;

/** What is no longer said under the second meaning. */
function leaving(was: SampleFacts, is: SampleFacts): readonly Statement[] {
  const [rids, eids] = [new Set(is.nodes.map(({ rid }) => rid)), new Set(is.edges.map(({ eid }) => eid))];
  const edges = was.edges.filter(({ eid }) => !eids.has(eid)).map(({ eid, from, to }) => ({ eid, from, to }));
  const nodes = was.nodes.filter(({ rid }) => !rids.has(rid)).map(({ rid }) => ({ rid }));
  return [
    { text: DROP_EDGES, params: { rows: edges } },
    { text: DROP_NODES, params: { rows: nodes } },
  ];
}

async function askAll(stage: Rehearsed, askIn: AskIn, questions: readonly Asked[]): Promise<Answers> {
  const ask = askIn(stage);
  const answers = new Map<string, Answer>();
  for (const { query } of questions) answers.set(query.name, await askOne(ask, query));
  return answers;
}

/** A row that its contract does not allow is an answer that a reader cannot use. */
async function askOne(ask: Ask, query: Asked['query']): Promise<Answer> {
  try {
    return { rows: (await ask(query, sampleParams(query, SHOP))) as readonly Row[] };
  } catch (error) {
    if (error instanceof Failure && error.name === 'ContractBroken') return { fault: error.message };
    throw error;
  }
}
