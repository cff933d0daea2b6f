import type { Payload } from '../../../../schemas/items/registry.ts';

/** Less than half as much again is the ordinary up and down. */
const MARGIN = 1.5;

/** Commits by quarter, the oldest first: the recent two against the two before. */
export function trendOf(quarters: readonly number[]): Payload<'file-churn'>['trend'] {
  const [a = 0, b = 0, c = 0, d = 0] = quarters;
  const before = a + b;
  const recent = c + d;
  if (recent > before * MARGIN) return 'rising';
  return before > recent * MARGIN ? 'falling' : 'steady';
}
