import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';

/** Counts the commits of the whole repository and who made the recent ones. */
export function createRepositoryAccount(since: string) {
  const recent = new Map<string, number>();
  let commits = 0;

  function enter(person: string, isRecent: boolean): void {
    commits++;
    if (isRecent) recent.set(person, (recent.get(person) ?? 0) + 1);
  }

  /** No item for a history without commits. */
  function close(): ItemOf<'repository-history'>[] {
    if (commits === 0) return [];
    const recent_people = [...recent]
      .map(([person, count]) => ({ person, commits: count }))
      .sort((a, b) => byCodeUnit(a.person, b.person));
    const recent_commits = recent_people.reduce((sum, one) => sum + one.commits, 0);
    const payload = { commits, recent_since: since, recent_commits, recent_people };
    return [{ kind: 'repository-history', path: null, lines: null, payload }];
  }

  return { enter, close };
}
