import type { Standing, Walk } from '../../queries/walk.ts';
import type { Send } from './ask.ts';
import type { Row } from './graph.ts';

/** Rows of a walk, hop by hop, each with its `depth`; at most `params.limit`, the nearest first. */
export async function walkGraph(
  walk: Walk,
  params: Readonly<Record<string, unknown>>,
  send: Send,
): Promise<readonly Row[]> {
  const limit = params['limit'] as number;
  const seen = new Set<string>();
  const rows: Row[] = [];
  let frontier = takeNew(walk.starts(params as never), seen);
  for (let depth = 1; depth <= walk.hops(params as never); depth++) {
    if (frontier.length === 0 || rows.length >= limit) break;
    const found = await send({ ...params, frontier, limit: limit - rows.length });
    for (const row of found) rows.push({ depth, ...row });
    frontier = takeNew(
      found.map((row) => walk.leadsTo(row as never)),
      seen,
    );
  }
  return rows;
}

/** Those not stood on before, which now they are. */
function takeNew(reached: readonly Standing[], seen: Set<string>): Standing[] {
  const fresh: Standing[] = [];
  for (const { rid, way } of reached) {
    const mark = `${way} ${rid}`;
    if (seen.has(mark)) continue;
    seen.add(mark);
    fresh.push({ rid, way });
  }
  return fresh;
}
