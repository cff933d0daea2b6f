/** Words that may stand between CREATE and what is created. */
export const CREATE_MODIFIERS: ReadonlySet<string> = new Set(
  'OR REPLACE REFRESH ALTER TEMP TEMPORARY GLOBAL LOCAL VOLATILE TRANSIENT UNLOGGED EXTERNAL SECURE RECURSIVE MATERIALIZED STREAMING LIVE INCREMENTAL DYNAMIC FOREIGN HYBRID ICEBERG PRIVATE FORCE SNAPSHOT AGGREGATE EVENT MULTISET SET PERSISTENT'.split(
    ' ',
  ),
);
const TEMPORARY = ['TEMP', 'TEMPORARY', 'VOLATILE'];

/** True for what ends with the session or with the update of a pipeline: it is traced through and no table of its own. */
export function createsTemporary(kind: string, modifiers: ReadonlySet<string>): boolean {
  if (kind === 'VIEW' && modifiers.has('LIVE')) return true;
  return TEMPORARY.some((word) => modifiers.has(word)) && !isPipelineTable(kind, modifiers);
}

/** A pipeline's private table, once called temporary, is kept with the pipeline, though no catalog shows it. */
const isPipelineTable = (kind: string, modifiers: ReadonlySet<string>): boolean =>
  modifiers.has('STREAMING') || modifiers.has('MATERIALIZED') || (kind === 'TABLE' && modifiers.has('LIVE'));
