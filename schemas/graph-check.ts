import { z } from 'zod';

const count = z.int().nonnegative();

/** What CheckGraph answers, and `fresh graph check --json`: facts that stand in the graph more than once. */
export const GraphCheck = z.strictObject({
  duplicate_nodes: count,
  duplicate_edges: count,
  /** The first of them. */
  named: z.array(
    z.strictObject({
      what: z.enum(['node', 'edge']),
      id: z.string(),
      /** Family of a node, type of an edge. */
      type: z.string(),
      times: z.int().min(2),
    }),
  ),
  /** Copies of edges that a repair took away before this look; absent where nothing was to repair. */
  removed: count.optional(),
});
export type GraphCheck = z.infer<typeof GraphCheck>;

export const duplicatesIn = ({ duplicate_nodes, duplicate_edges }: GraphCheck): number =>
  duplicate_nodes + duplicate_edges;
