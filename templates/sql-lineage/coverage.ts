import { byText } from '../_style/order.ts';
import type { Rows } from '../report.ts';

export interface ReasonCount {
  readonly reason: string;
  readonly findings: number;
}

/** Reasons that leave a hole in the flow of tables, wherever they stand. */
const lineageReasons: ReadonlySet<string> = new Set([
  'star-without-schema',
  'dynamic-sql',
  'macro',
  'ambiguous-column',
  'ambiguous-table',
  'dialect',
  'missing-package',
  'env-var-without-default',
  'unresolved-ref',
  'missing-file',
  'widget-without-default',
  'function-parameter',
  'environment',
  'undefined-name',
  'runtime-data',
]);
/** Reasons that may concern any language: they count where the file is one that holds tables. */
const TABLE_FILE = /\.(sql|ddl|dml|hql|ya?ml|ipynb|scala|r)$/i;
/** A project of resources holds no table. */
const NO_TABLE_FILE = /(?:^|\/)Pulumi\.ya?ml$/;
const anyLanguage: ReadonlySet<string> = new Set([
  'parse-error',
  'dynamic-name',
  'too-large',
  'too-deep',
  'miner-error',
  'unsupported-runtime',
]);

export type FindingRow = Rows<'findings'>['findings'][number];

export const isLineageFinding = ({ reason, path }: FindingRow): boolean =>
  lineageReasons.has(reason) ||
  (anyLanguage.has(reason) && path !== null && TABLE_FILE.test(path) && !NO_TABLE_FILE.test(path));

/** Number of findings by reason, sorted by reason. */
export function countReasons(findings: readonly FindingRow[]): readonly ReasonCount[] {
  return [...Map.groupBy(findings, ({ reason }) => reason)]
    .map(([reason, rows]) => ({ reason, findings: rows.length }))
    .sort((a, b) => byText(a.reason, b.reason));
}
