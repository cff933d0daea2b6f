import type { FoundName } from '../read-name.ts';
import type { Scope } from '../scopes.ts';

/** What may follow FROM, JOIN or a comma without being a name. */
export const NOT_A_TABLE = new Set(
  'SELECT WITH VALUES UNNEST LATERAL TABLE FLATTEN ONLY WHERE SET ON GROUP ORDER STREAM STDIN STDOUT ROWS JSON_TABLE OPENJSON OPENROWSET OPENQUERY XMLTABLE'.split(
    ' ',
  ),
);
export const CLAUSES = new Set(
  'SELECT FROM WHERE GROUP ORDER HAVING QUALIFY WINDOW LIMIT SET ON VALUES UNION EXCEPT INTERSECT WHEN RETURNING OUTPUT'.split(
    ' ',
  ),
);
export const QUERY_START = new Set(['SELECT', 'WITH', 'FROM', 'VALUES', '(']);

/** State of one pair of parentheses. */
export interface Frame {
  scope: Scope;
  clause: string;
  /** False inside a function's arguments, where FROM is a separator: `extract(day FROM x)`. */
  readonly query: boolean;
  /** CTE that becomes known when this frame closes. */
  readonly cte: FoundName | null;
}
