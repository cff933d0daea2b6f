import type { Graph, Statement, Written } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { RunRef, WriteReceipt } from '../../../schemas/run.ts';
import type { RetiredEdge, RetiredNode } from '../live/retired.ts';
import { type Fence, openFence, writeFenced } from './fence.ts';
import { type Progress, startCursor } from './progress.ts';
import { readBatches } from './read-batches.ts';
import {
  holdEdgesStatement,
  holdNodesStatement,
  retireEdgesStatement,
  retireNodesStatement,
} from './statements.ts';

type RetiredRow = RetiredEdge | RetiredNode;

const groupOf = (row: RetiredRow): string =>
  row.what === 'edge' ? `${isLinked(row) ? 'linked ' : ''}${row.type}` : row.what;

const isLinked = (row: RetiredRow): boolean => row.what === 'edge' && row.linked === true;

/** Moves facts into history, batch by batch; a batch that is sent again finds nothing to move. */
export async function retireRows(
  graph: Graph,
  staging: Staging,
  run: RunRef,
  part: PartRef,
  progress: Progress,
): Promise<WriteReceipt> {
  const fence = await openFence(graph, run);
  let cursor = startCursor(progress, part.uri);
  let number = 0;
  for await (const rows of readBatches(staging, part, groupOf)) {
    if (number++ < cursor.batch) continue;
    progress.stopIfCancelled();
    const { edges_deleted, nodes_deleted } = await writeFenced(graph, fence, `${part.uri}#${number}`, [
      retire(rows),
    ]);
    // Shared nodes and links are not this repository's facts, so they do not count as retired ones.
    const retired = rows[0].what === 'shared' || isLinked(rows[0]) ? 0 : edges_deleted + nodes_deleted;
    cursor = { ...cursor, batch: number, retired: cursor.retired + retired };
    progress.heartbeat(cursor);
  }
  return { created: 0, changed: 0, retired: cursor.retired, dead_lettered: 0 };
}

function retire(rows: readonly [RetiredRow, ...RetiredRow[]]): Statement {
  const [first] = rows;
  return first.what === 'edge'
    ? retireEdgesStatement(first.type, rows as readonly RetiredEdge[])
    : retireNodesStatement(rows as readonly RetiredNode[]);
}

/** Keeps all that the plan would retire, marked as held. */
export async function holdRows(
  graph: Graph,
  staging: Staging,
  run: RunRef,
  part: PartRef,
): Promise<WriteReceipt> {
  await holdRest(graph, staging, await openFence(graph, run), part);
  return { created: 0, changed: 0, retired: 0, dead_lettered: 0 };
}

/** Marks facts of the retirement that are still live, so that pages can show what is kept; answers their number. */
export async function holdRest(graph: Graph, staging: Staging, fence: Fence, part: PartRef): Promise<number> {
  let held = 0;
  let number = 0;
  for await (const rows of readBatches(staging, part, groupOf)) {
    if (isLinked(rows[0])) continue;
    const written: Written = await writeFenced(graph, fence, `${part.uri}#held-${++number}`, [hold(rows)]);
    held += Number(written.rows[0]?.[0]?.held ?? 0);
  }
  return held;
}

function hold(rows: readonly [RetiredRow, ...RetiredRow[]]): Statement {
  const [first] = rows;
  return first.what === 'edge'
    ? holdEdgesStatement(first.type, rows as readonly RetiredEdge[])
    : holdNodesStatement(rows as readonly RetiredNode[]);
}
