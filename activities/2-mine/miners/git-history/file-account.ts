import type { Commit, FileChange } from '../../../../schemas/commit.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import { addChurn, type Churn, noChurn } from './churn.ts';
import type { Quarter } from './recent-window.ts';
import type { Shares } from './shares.ts';

export type Moment = Pick<Commit, 'sha' | 'authored_at'>;

/** What one person changed in one quarter. */
interface Share extends Churn {
  recent: number;
}

/** What history says of one file, while it is being read. */
export interface FileAccount {
  readonly churn: Churn;
  readonly recent: Churn;
  readonly recentQuarters: [number, number, number, number];
  /** The stream is newest first, so the first commit seen is the last one made. */
  readonly last: Moment;
  first: Moment;
  /** By the number of person and quarter. */
  readonly shares: Map<number, Share>;
}

export const openAccount = (last: Moment): FileAccount => ({
  churn: noChurn(),
  recent: noChurn(),
  recentQuarters: [0, 0, 0, 0],
  last,
  first: last,
  shares: new Map(),
});

/** `share` numbers person and calendar quarter; `quarter` is that of the recent window, null for an older commit. */
export function enterChange(
  account: FileAccount,
  moment: Moment,
  share: number,
  quarter: Quarter | null,
  change: FileChange,
): void {
  account.first = moment;
  addChurn(account.churn, change);
  const own = shareOf(account, share);
  addChurn(own, change);
  if (quarter === null) return;
  own.recent++;
  addChurn(account.recent, change);
  account.recentQuarters[quarter]++;
}

function shareOf(account: FileAccount, share: number): Share {
  const known = account.shares.get(share);
  if (known !== undefined) return known;
  const opened = { commits: 0, added: 0, deleted: 0, recent: 0 };
  account.shares.set(share, opened);
  return opened;
}

export function fileHistory(path: string, account: FileAccount, names: Shares): ItemOf<'file-history'> {
  const { churn, recent, recentQuarters, first, last, shares } = account;
  const ends = {
    first_commit: first.sha,
    first_at: first.authored_at,
    last_commit: last.sha,
    last_at: last.authored_at,
  };
  const figures = {
    recent_commits: recent.commits,
    recent_added: recent.added,
    recent_deleted: recent.deleted,
    recent_people: people(
      [...shares].filter(([, share]) => share.recent > 0),
      names,
    ),
    recent_quarters: [...recentQuarters],
  };
  const payload = { ...churn, authors: people([...shares], names), ...ends, ...figures };
  return { kind: 'file-history', path, lines: null, payload };
}

const people = (shares: readonly (readonly [number, Share])[], names: Shares): number =>
  new Set(shares.map(([share]) => names.nameOf(share).person)).size;

export function personChanges(
  path: string,
  { shares }: FileAccount,
  names: Shares,
  displayNames: ReadonlyMap<string, string>,
): ItemOf<'person-change'>[] {
  return [...shares].map(([share, { recent, ...churn }]) => {
    const { person, quarter } = names.nameOf(share);
    const display_name = displayNames.get(person) ?? '';
    const payload = { person, display_name, quarter, ...churn, ...(recent === 0 ? {} : { recent }) };
    return { kind: 'person-change', path, lines: null, payload };
  });
}
