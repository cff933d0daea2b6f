import { readFileSync } from 'node:fs';
import type { Session } from 'neo4j-driver';
import type { EdgeRow, NodeRow } from '../../../activities/5-write/plan/rows.ts';

/** Files of JSON lines of rows, as write plans name them, in their order. */
export interface RowFiles {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly batch: number;
}

/** Writes rows, and the versions that they replace, by the bare driver in batches; nothing is compared, fenced or counted. */
export async function writeBare(session: Session, { nodes, edges, batch }: RowFiles) {
  let [written, joined] = [0, 0];
  for (const [nth, file] of nodes.entries()) {
    written += await write<NodeRow>(session, file, batch, {
      groupOf: ({ labels }) => labels.join(':'),
      textOf: nodesText,
    });
    joined += await write<EdgeRow>(session, edges[nth] ?? '', batch, {
      groupOf: ({ type }) => type,
      textOf: edgesText,
    });
  }
  return { nodes: written, edges: joined };
}

function nodesText(labels: string): string {
  const set = labels
    .split(':')
    .map((label) => `:\`${label}\``)
    .join('');
  return `UNWIND $rows AS r MERGE (n:Entity {rid: r.rid}) SET n += r.props SET n${set}`;
}

const edgesText = (type: string): string =>
  `UNWIND $rows AS r MATCH (a:Entity {rid: r.from}) MATCH (b:Entity {rid: r.to})
     MERGE (a)-[e:\`${type}\` {eid: r.eid}]->(b) SET e += r.props`;

const RECORDS = 'UNWIND $rows AS r MERGE (h:Record {id: r.record}) SET h += r.history SET h:Retired';

interface Lane<R> {
  readonly groupOf: (row: R) => string;
  readonly textOf: (group: string) => string;
}

async function write<R extends NodeRow | EdgeRow>(
  session: Session,
  file: string,
  batch: number,
  { groupOf, textOf }: Lane<R>,
): Promise<number> {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as R);
  for (const [group, all] of Map.groupBy(rows, groupOf)) {
    for (let from = 0; from < all.length; from += batch) {
      const page = all.slice(from, from + batch);
      const former = page.flatMap((row) => row.former ?? []);
      await session.executeWrite(async (transaction) => {
        if (former.length > 0) await transaction.run(RECORDS, { rows: former });
        await transaction.run(textOf(group), { rows: page });
      });
    }
  }
  return rows.length;
}
