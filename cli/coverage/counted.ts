import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { CheckCoverageResult } from '../../schemas/cli/check-coverage.ts';

/** How much is resolved in one repository or folder, and why the rest is open. */
export interface Counted {
  readonly rows: readonly Omit<CheckCoverageResult['rows'][number], 'passed'>[];
  readonly reasons: CheckCoverageResult['reasons'];
  readonly unseen: number;
}

/** The verdict over all that was counted: every row must reach the least share by itself. */
export function judge(all: readonly Counted[], min: number): CheckCoverageResult {
  const rows = all
    .flatMap((one) => one.rows)
    .map((row) => ({ ...row, passed: row.resolved >= min * row.total }))
    .sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)));
  const reasons = all
    .flatMap((one) => one.reasons)
    .sort((a, b) => byCodeUnit(`${keyOf(a)}\n${a.reason}`, `${keyOf(b)}\n${b.reason}`));
  const unseen = all.reduce((sum, one) => sum + one.unseen, 0);
  return { min, passed: rows.every(({ passed }) => passed), rows, reasons, unseen };
}

const keyOf = ({ repo, miner, subject }: { repo: string; miner: string; subject: string }): string =>
  [repo, miner, subject].join('\n');
