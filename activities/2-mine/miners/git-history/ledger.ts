import type { Commit } from '../../../../schemas/commit.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import {
  enterChange,
  type FileAccount,
  fileHistory,
  type Moment,
  openAccount,
  personChanges,
} from './file-account.ts';
import type { Touched } from './present-names.ts';
import { quarterOf } from './quarter.ts';
import type { RecentWindow } from './recent-window.ts';
import { createRepositoryAccount } from './repository-account.ts';
import { numberShares } from './shares.ts';

/** Sums by file, by file, person and quarter, and for the whole repository. */
export function createLedger(person: (email: string) => string, window: RecentWindow) {
  const accounts = new Map<string, FileAccount>();
  const names = new Map<string, string>();
  const persons = new Map<string, string>();
  const shares = numberShares();
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
    const share = shares.numberOf(author, quarterOf(commit.authored_at));
    for (const [path, change] of touched) {
      enterChange(accountOf(path, moment), moment, share, quarter, change);
    }
  }

  function accountOf(path: string, moment: Moment): FileAccount {
    const known = accounts.get(path);
    if (known !== undefined) return known;
    const opened = openAccount(moment);
    accounts.set(path, opened);
    return opened;
  }

  /** Path by path, what the ledger knows of each. */
  function* items(): Iterable<{ readonly path: string; readonly items: readonly KnownItem[] }> {
    for (const [path, account] of accounts)
      yield {
        path,
        items: [fileHistory(path, account, shares), ...personChanges(path, account, shares, names)],
      };
  }

  return {
    enter,
    items,
    whole: () => whole.close(),
    commitsOf: (path: string) => accounts.get(path)?.churn.commits ?? 0,
  };
}
