import { z } from 'zod';

/** A SQL statement with the tables it reads and writes. Said by the miners sql and dbt. */
export const SqlStatementItem = z.strictObject({
  /** First 12 hex digits of the SHA-1 of the normalised text. */
  text_hash: z.string().regex(/^[0-9a-f]{12}$/),
  /** 1 for the first statement with this hash in the file, 2 for the next … */
  occurrence: z.int().positive(),
  /** Position in the file, from 1; outside identity. */
  ordinal: z.int().positive(),
  dialect: z.string(),
  /** Leading words in lower case, e.g. "create view", "insert", "merge", "select". */
  statement: z.string().min(1),
  /** Table names as written, parts joined by dots, folded by the dialect's rule; sorted, no duplicates. */
  reads: z.array(z.string().min(1)),
  writes: z.array(z.string().min(1)),
  /** 1 + joins, subqueries, set operations, branches and boolean operators (languages/sql/complexity.ts). */
  complexity: z.int().positive().optional(),
  /** True where the parser refused the statement, so tables are those in the places of tables. */
  by_tokens: z.literal(true).optional(),
});
