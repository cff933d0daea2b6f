import type { Flow } from './trace/flow.ts';
import type { Trace } from './trace/trace.ts';

export type ColumnKind = 'identity' | 'rename' | 'expression' | 'aggregate' | 'constant' | 'unknown';

/** Unchanged values are an identity where every source has the column's own name. */
export function kindOf(trace: Trace, column: string, { kind, sources }: Flow): ColumnKind {
  if (kind !== 'direct') return kind;
  return [...sources].every((source) => trace.sources.get(source)?.column === column) ? 'identity' : 'rename';
}
