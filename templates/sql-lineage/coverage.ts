import { hidesFlow } from '../../schemas/reason.ts';
import { byText } from '../_style/order.ts';
import type { Rows } from '../report.ts';

export interface ReasonCount {
  readonly reason: string;
  readonly findings: number;
}

/** A file that holds tables, whatever language it is read in. */
const TABLE_FILE = /\.(sql|ddl|dml|hql|ya?ml|ipynb|scala|r)$/i;
/** A project of resources holds no table. */
const NO_TABLE_FILE = /(?:^|\/)Pulumi\.ya?ml$/;

export type FindingRow = Rows<'findings'>['findings'][number];

export const isLineageFinding = ({ reason, path }: FindingRow): boolean =>
  hidesFlow(reason, path !== null && TABLE_FILE.test(path) && !NO_TABLE_FILE.test(path));

/** Number of findings by reason, sorted by reason. */
export function countReasons(findings: readonly FindingRow[]): readonly ReasonCount[] {
  return [...Map.groupBy(findings, ({ reason }) => reason)]
    .map(([reason, rows]) => ({ reason, findings: rows.length }))
    .sort((a, b) => byText(a.reason, b.reason));
}
