import type { Commit } from '../../../../schemas/commit.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import { enterChange, type FileAccount, fileHistory, openAccount, personChanges } from './file-account.ts';
import type { Touched } from './present-names.ts';
import { quarterOf } from './quarter.ts';
import type { RecentWindow } from './recent-window.ts';
import { createRepositoryAccount } from './repository-account.ts';

/** Sums by file, by file, person and quarter, and for the whole repository. */
export function createLedger(person: (email: string) => string, window: RecentWindow) {
  const accounts = new Map<string, FileAccount>();
  const names = new Map<string, string>();
  const persons = new Map<string, string>();
  const whole = createRepositoryAccount(window.since);

  function identify(commit: Commit): string {
    const address = commit.author_email || commit.author_name;
    const known = persons.get(address);
    if (known !== undefined) return known;
    const id = person(address);
    persons.set(address, id);
    // The newest spelling of a name is kept.
    if (!names.has(id)) names.set(id, commit.author_name);
    return id;
  }

  function enter(commit: Commit, touched: Touched): void {
    // Without the commit's changes, which would keep the whole history in memory.
    const moment = { sha: commit.sha, authored_at: commit.authored_at };
    const author = identify(commit);
    const quarter = window.quarterOf(commit.authored_at);
    whole.enter(author, quarter !== null);
    const share = `${author} ${quarterOf(commit.authored_at)}`;
    for (const [path, change] of touched) {
      const account = accounts.get(path) ?? openAccount(moment);
      accounts.set(path, account);
      enterChange(account, moment, share, quarter, change);
    }
  }

  function close(): { items: KnownItem[]; commitsOf: (path: string) => number } {
    const items: KnownItem[] = whole.close();
    for (const [path, account] of accounts)
      items.push(fileHistory(path, account), ...personChanges(path, account, names));
    return { items, commitsOf: (path) => accounts.get(path)?.churn.commits ?? 0 };
  }

  return { enter, close };
}
