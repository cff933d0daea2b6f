import type { Reason } from '../../../../schemas/reason.ts';

/** Reasons for which the tables of a statement, model or program are not all known. */
const TABLE_HOLES: ReadonlySet<Reason> = new Set<Reason>([
  'parse-error',
  'too-large',
  'too-deep',
  'too-many-items',
  'miner-error',
  'dynamic-sql',
  'macro',
  'ambiguous-table',
  'dialect',
  'missing-package',
  'env-var-without-default',
  'unresolved-ref',
  'dynamic-name',
  'run-time-loop',
  'unsupported-runtime',
  'no-default',
  'lookup',
  'remote-object',
  'missing-file',
  'widget-without-default',
  'function-parameter',
  'environment',
  'undefined-name',
  'runtime-data',
  'computed',
]);

export const isTableHole = (reason: Reason): boolean => TABLE_HOLES.has(reason);
