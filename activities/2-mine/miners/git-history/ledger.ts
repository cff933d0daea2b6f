import type { Commit } from '../../../../schemas/commit.ts';
import type { ItemOf, KnownItem } from '../../../../schemas/items/registry.ts';
import { addChurn, type Churn, noChurn } from './churn.ts';
import type { Touched } from './present-names.ts';
import { quarterOf } from './quarter.ts';

type Moment = Pick<Commit, 'sha' | 'authored_at'>;

interface FileAccount {
  readonly churn: Churn;
  /** The stream is newest first, so the first commit seen is the last one made. */
  readonly last: Moment;
  first: Moment;
  /** By person and quarter. */
  readonly shares: Map<string, Churn>;
}

/** Sums by file, and by file, person and quarter. */
export function createLedger(person: (email: string) => string) {
  const accounts = new Map<string, FileAccount>();
  const names = new Map<string, string>();
  const persons = new Map<string, string>();

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
    const share = `${identify(commit)} ${quarterOf(commit.authored_at)}`;
    for (const [path, change] of touched) {
      const account = accounts.get(path) ?? open(path, moment);
      account.first = moment;
      addChurn(account.churn, change);
      addChurn(shareOf(account, share), change);
    }
  }

  function open(path: string, moment: Moment): FileAccount {
    const account: FileAccount = { churn: noChurn(), last: moment, first: moment, shares: new Map() };
    accounts.set(path, account);
    return account;
  }

  function close(): { items: KnownItem[]; commitsOf: (path: string) => number } {
    const items: KnownItem[] = [];
    for (const [path, account] of accounts) {
      items.push(fileHistory(path, account));
      for (const [share, churn] of account.shares) items.push(personChange(path, share, churn, names));
    }
    return { items, commitsOf: (path) => accounts.get(path)?.churn.commits ?? 0 };
  }

  return { enter, close };
}

function shareOf(account: FileAccount, share: string): Churn {
  const known = account.shares.get(share);
  if (known !== undefined) return known;
  const churn = noChurn();
  account.shares.set(share, churn);
  return churn;
}

function fileHistory(path: string, account: FileAccount): ItemOf<'file-history'> {
  const { churn, first, last, shares } = account;
  const authors = new Set([...shares.keys()].map((share) => share.slice(0, share.indexOf(' ')))).size;
  const ends = {
    first_commit: first.sha,
    first_at: first.authored_at,
    last_commit: last.sha,
    last_at: last.authored_at,
  };
  return { kind: 'file-history', path, lines: null, payload: { ...churn, authors, ...ends } };
}

function personChange(
  path: string,
  share: string,
  churn: Churn,
  names: ReadonlyMap<string, string>,
): ItemOf<'person-change'> {
  const [person = '', quarter = ''] = share.split(' ');
  return {
    kind: 'person-change',
    path,
    lines: null,
    payload: { person, display_name: names.get(person) ?? '', quarter, ...churn },
  };
}
