import { z } from 'zod';

/**
 * Why something could not be taken in, resolved or trusted. One list for rejects and findings, so that pages,
 * metrics and the labelled lineage sets all speak of the same thing by the same word.
 */
export const Reason = z.enum([
  // the record itself
  'invalid-item',
  'unmapped-kind',
  'mapping-error',
  'conflicting-facts',
  'missing-end',
  'refused-by-graph',
  // the file
  'parse-error',
  'too-large',
  'too-deep',
  'too-many-items',
  'binary',
  'invalid-utf8',
  'lfs-pointer',
  'missing-blob',
  'submodule',
  'symlink',
  'unsafe-path',
  'miner-error',
  // the meaning (spelled as in the labelled sets)
  'star-without-schema',
  'dynamic-sql',
  'macro',
  'ambiguous-column',
  'ambiguous-table',
  'dialect',
  'missing-package',
  'env-var-without-default',
  'unresolved-ref',
  'unresolved-import',
  'dynamic-name',
  'run-time-loop',
  'unsupported-runtime',
  'secret-masked',
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
  'manifest-differs',
  'no-line-counts',
  'shallow-history',
]);
export type Reason = z.infer<typeof Reason>;
