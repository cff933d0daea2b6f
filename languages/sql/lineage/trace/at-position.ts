import type { Flow } from './flow.ts';
import type { Relation } from './relation.ts';
import type { Trace } from './trace.ts';

/** Snowflake's `$2` of rows whose columns are known. */
export function atPosition(trace: Trace, { output }: Relation, name: string): Flow | undefined {
  const place = trace.dialect === 'snowflake' ? /^\$(\d+)$/.exec(name)?.[1] : undefined;
  const items = place === undefined ? [] : output.slice(0, Number(place));
  const last = items.every((item) => item.is === 'column') ? items[Number(place) - 1] : undefined;
  return last?.is === 'column' ? last.flow : undefined;
}
