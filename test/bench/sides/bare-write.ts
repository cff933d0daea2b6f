import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import type { EdgeRow, NodeRow } from '../../../activities/5-write/rows.ts';
import { clock, readInput } from './say.ts';

/** Anchor: the same rows by the bare driver in the same batches, one session; nothing is compared, fenced or counted. */
interface Input {
  readonly url: string;
  /** Files of JSON lines of rows, as write plans name them, in their order. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly batch: number;
}

const { url, nodes, edges, batch } = readInput<Input>();
const driver = neo4j.driver(url);
const session = driver.session();

await clock(async () => {
  let [written, joined] = [0, 0];
  for (const [nth, file] of nodes.entries()) {
    written += await writeNodes(file);
    joined += await writeEdges(edges[nth] ?? '');
  }
  return { nodes: written, edges: joined };
});
await session.close();
await driver.close();

function writeNodes(file: string): Promise<number> {
  return write<NodeRow>(
    file,
    ({ labels }) => labels.join(':'),
    (labels) => {
      const set = labels
        .split(':')
        .map((label) => `:\`${label}\``)
        .join('');
      return `UNWIND $rows AS r MERGE (n:Entity {rid: r.rid}) SET n += r.props SET n${set}`;
    },
  );
}

function writeEdges(file: string): Promise<number> {
  return write<EdgeRow>(
    file,
    ({ type }) => type,
    (type) =>
      `UNWIND $rows AS r MATCH (a:Entity {rid: r.from}) MATCH (b:Entity {rid: r.to})
     MERGE (a)-[e:\`${type}\` {eid: r.eid}]->(b) SET e += r.props`,
  );
}

async function write<R>(
  file: string,
  groupOf: (row: R) => string,
  textOf: (group: string) => string,
): Promise<number> {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as R);
  for (const [group, all] of Map.groupBy(rows, groupOf)) {
    for (let from = 0; from < all.length; from += batch) {
      const page = all.slice(from, from + batch);
      await session.executeWrite((transaction) => transaction.run(textOf(group), { rows: page }));
    }
  }
  return rows.length;
}
