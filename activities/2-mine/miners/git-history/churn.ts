/** Commits and lines; null lines once any of the changes had none, so that an unknown is never taken for a zero. */
export interface Churn {
  commits: number;
  added: number | null;
  deleted: number | null;
}

export const noChurn = (): Churn => ({ commits: 0, added: 0, deleted: 0 });

export function addChurn(
  sum: Churn,
  change: { readonly added: number | null; readonly deleted: number | null },
): void {
  sum.commits++;
  sum.added = plus(sum.added, change.added);
  sum.deleted = plus(sum.deleted, change.deleted);
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
