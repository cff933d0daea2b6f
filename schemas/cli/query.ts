import { z } from 'zod';

const Row = z.record(z.string(), z.unknown());

/** `fresh query --json`: all saved queries; `fresh query <name> --json`: the answer of one. */
export const QueryResult = z.union([
  z.strictObject({
    queries: z.array(
      z.strictObject({
        name: z.string().min(1),
        question: z.string().min(1),
        scope: z.enum(['repository', 'portfolio']),
        /** JSON Schema of the params. */
        params: Row,
      }),
    ),
  }),
  z.strictObject({
    query: z.string().min(1),
    /** As they were asked, defaults filled in. */
    params: Row,
    rows: z.int().nonnegative(),
    data: z.array(Row),
  }),
]);
export type QueryResult = z.infer<typeof QueryResult>;
