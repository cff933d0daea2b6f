import { Failure } from '../../../schemas/failures.ts';
import type { Reason } from '../../../schemas/reason.ts';

export interface Refused<R> {
  readonly row: R;
  readonly reason: Extract<Reason, 'refused-by-graph' | 'missing-end'>;
  readonly detail: string;
}

/**
 * Writes a batch; one that the server refuses is halved until the record at fault stands alone. What is nobody's fault
 * among the records (server away, stale run, a statement that it does not understand) is thrown.
 */
export async function isolate<R, W>(
  rows: readonly R[],
  write: (rows: readonly R[]) => Promise<W>,
  done: (result: W, rows: readonly R[]) => void,
): Promise<readonly Refused<R>[]> {
  try {
    done(await write(rows), rows);
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || !mayBeTheRecords(error)) throw error;
    if (rows.length === 1) {
      if (error.name === 'BatchTooLarge') throw error;
      return rows.map((row) => ({ row, reason: 'refused-by-graph', detail: error.message }));
    }
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await isolate(rows.slice(0, middle), write, done);
  return [...first, ...(await isolate(rows.slice(middle), write, done))];
}

const mayBeTheRecords = ({ name, message, cause }: Failure): boolean =>
  name === 'BatchTooLarge' ||
  (name === 'GraphRefused' && !STATEMENT_FAULT.test(`${(cause as { code?: string })?.code} ${message}`));

const STATEMENT_FAULT =
  /SyntaxError|SemanticError|AccessMode|ParameterMissing|Security\.|Authentication|mismatched input|no viable alternative|not allowed in multicommand/i;
