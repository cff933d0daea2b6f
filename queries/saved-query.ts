import type { z } from 'zod';
import type { AsOf } from './as-of.ts';
import type { Walk } from './walk.ts';

/** A question to the graph with a name: the only way in which reports, the service and people read it. */
export interface SavedQuery<P extends z.ZodObject = z.ZodObject, R extends z.ZodType = z.ZodType> {
  /** snake_case, as in the address of the service; its folder is the same in kebab-case. */
  readonly name: string;
  /** One sentence: the reader's question that it answers. */
  readonly description: string;
  /** Whose facts the answer depends on: one repository's, or also those of others and of the link wave. */
  readonly scope: 'repository' | 'portfolio';
  readonly params: P;
  readonly row: R;
  /** The file query.cypher beside it, which adapters/memgraph reads: portable subset, ordered and limited. */
  readonly cypher: URL;
  /** Present when the text makes one hop of a walk. */
  readonly walk?: Walk;
  /** Present when the query can be answered as of an earlier run: then its params are `repo` and `as_of` among others. */
  readonly asOf?: AsOf;
  /** Params that it needs beside `repo` before it can be asked about the shop of queries/_sample. */
  readonly sample?: (shop: string) => Readonly<Record<string, unknown>>;
  /** Milliseconds on a warm graph of 200,000 nodes. */
  readonly p95_ms: number;
}

/** Runs a saved query: params and rows are parsed by its schemas. */
export type Ask = <P extends z.ZodObject, R extends z.ZodType>(
  query: SavedQuery<P, R>,
  params: z.input<P>,
) => Promise<readonly z.output<R>[]>;
