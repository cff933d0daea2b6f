import type { Graph, Statement, Written } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { RunRef, WriteReceipt } from '../../../schemas/run.ts';
import { joinRefusedRows, keepRefusedRows, planFolder } from '../dead-letters/refused-rows.ts';
import { sharedEnds } from '../plan/missing-shared.ts';
import type { EdgeRow, NodeRow } from '../plan/rows.ts';
import { type Fence, openFence, writeFenced } from './fence.ts';
import { keepFormerEdges, keepFormerNodes, keptFormer } from './former-versions.ts';
import { isolate, type Refused } from './isolate.ts';
import { missingEnds } from './missing-ends.ts';
import { type Cursor, type Progress, startCursor } from './progress.ts';
import { oneAhead, readBatches } from './read-batches.ts';
import { writeEdgesStatement, writeNodesStatement } from './statements.ts';

/** Writer of one kind of rows: how they are grouped, sent and counted. */
interface Lane<R extends { readonly refs: readonly string[] }> {
  readonly name: 'nodes' | 'edges';
  readonly groupOf: (row: R) => string;
  readonly idOf: (row: R) => string;
  readonly statements: (rows: readonly [R, ...R[]], meaning: Meaning) => readonly Statement[];
  readonly created: (written: Written) => number;
  /** Rows that passed without error and yet were not written. */
  readonly lost: (graph: Graph, rows: readonly R[], written: number) => Promise<readonly Refused<R>[]>;
}

const nodeLane: Lane<NodeRow> = {
  name: 'nodes',
  groupOf: ({ labels }) => labels.join(':'),
  idOf: ({ rid }) => rid,
  statements: (rows, meaning) => [
    ...keepFormerNodes(rows),
    writeNodesStatement(rows[0].labels, rows, meaning),
  ],
  created: (written) => written.nodes_created - keptFormer(written),
  lost: async () => [],
};

const edgeLane: Lane<EdgeRow> = {
  name: 'edges',
  groupOf: ({ type }) => type,
  idOf: ({ eid }) => eid,
  statements: (rows, meaning) => [
    ...sharedStatements(rows, meaning),
    ...keepFormerEdges(rows),
    writeEdgesStatement(rows[0].type, rows, meaning),
  ],
  created: ({ edges_created }) => edges_created,
  lost: (graph, rows, written) => missingEnds(graph, rows, written),
};

// Another repository's retirement may have taken a shared end since it was written: it is made again where it is gone.
function sharedStatements(rows: readonly EdgeRow[], meaning: Meaning): Statement[] {
  const byLabels = Map.groupBy(sharedEnds(rows, meaning), ({ labels }) => labels.join(':'));
  return [...byLabels.values()].map((ends) => writeNodesStatement(ends[0]?.labels ?? [], ends, meaning));
}

export interface WriteRequest {
  readonly run: RunRef;
  readonly part: PartRef;
  /** As the run was planned. */
  readonly meaning: Meaning;
}

export const writeNodeRows = (graph: Graph, staging: Staging, request: WriteRequest, progress: Progress) =>
  writeRows(graph, staging, request, progress, nodeLane);

export const writeEdgeRows = (graph: Graph, staging: Staging, request: WriteRequest, progress: Progress) =>
  writeRows(graph, staging, request, progress, edgeLane);

async function writeRows<R extends { readonly refs: readonly string[] }>(
  graph: Graph,
  staging: Staging,
  { run, part, meaning }: WriteRequest,
  progress: Progress,
  lane: Lane<R>,
): Promise<WriteReceipt> {
  const fence = await openFence(graph, run);
  const folder = planFolder(part);
  let cursor = startCursor(progress, part.uri);
  let number = 0;
  for await (const batch of oneAhead(readBatches(staging, part, lane.groupOf))) {
    if (number++ < cursor.batch) continue;
    progress.stopIfCancelled();
    const { created, written, refused } = await writeBatch(graph, fence, `${part.uri}#${number}`, batch, {
      lane,
      meaning,
    });
    const dead = `${folder}/refused-${lane.name}-${number}`;
    if (refused.length > 0) await keepRefusedRows(staging, run, dead, refused, lane.idOf);
    cursor = advance(
      cursor,
      { created, changed: written - created, dead_lettered: refused.length },
      refused.length > 0 ? [dead] : [],
    );
    progress.heartbeat(cursor);
  }
  if (cursor.dead.length > 0)
    await joinRefusedRows(staging, run, `${folder}/refused-${lane.name}`, cursor.dead);
  const { created, changed, dead_lettered } = cursor;
  return { created, changed, retired: 0, dead_lettered };
}

async function writeBatch<R extends { readonly refs: readonly string[] }>(
  graph: Graph,
  fence: Fence,
  stamp: string,
  batch: readonly R[],
  { lane, meaning }: { readonly lane: Lane<R>; readonly meaning: Meaning },
) {
  let created = 0;
  let written = 0;
  const sent: (readonly R[])[] = [];
  const counts: number[] = [];
  const refused = await isolate(
    batch,
    (rows) =>
      writeFenced(
        graph,
        fence,
        `${stamp}/${rows.length}`,
        lane.statements(rows as readonly [R, ...R[]], meaning),
      ),
    (answer, rows) => {
      const count = Number(answer.rows.at(-1)?.[0]?.written ?? 0);
      created += lane.created(answer);
      written += count;
      sent.push(rows);
      counts.push(count);
    },
  );
  const lost: Refused<R>[] = [];
  for (const [index, rows] of sent.entries())
    lost.push(...(await lane.lost(graph, rows, counts[index] ?? 0)));
  return { created, written, refused: [...refused, ...lost] };
}

function advance(
  cursor: Cursor,
  done: Pick<Cursor, 'created' | 'changed' | 'dead_lettered'>,
  dead: readonly string[],
): Cursor {
  return {
    ...cursor,
    batch: cursor.batch + 1,
    created: cursor.created + done.created,
    changed: cursor.changed + done.changed,
    dead_lettered: cursor.dead_lettered + done.dead_lettered,
    dead: [...cursor.dead, ...dead],
  };
}
