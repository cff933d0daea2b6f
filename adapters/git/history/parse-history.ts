import type { Commit, FileChange } from '../../../schemas/commit.ts';
import { decodePath } from '../objects/path-text.ts';

/** One commit's header in the stream: a byte that no change record begins with, then fields between newlines. */
export const HISTORY_FORMAT = '%x01%H%x0a%at%x0a%aN%x0a%aE';
const HEADER = 0x01;

/** Last second that a four-digit year can show. */
const LATEST = 253_402_300_799;

interface OpenCommit extends Omit<Commit, 'changes'> {
  readonly changes: FileChange[];
}

/**
 * Turns the NUL-separated output of `git log -z --numstat|--raw --format=HISTORY_FORMAT` into commits. Records are told
 * apart by position: after a rename's record come exactly two paths, whatever bytes they begin with.
 */
export function createHistoryParser() {
  let rest: Buffer = Buffer.alloc(0);
  let commit: OpenCommit | null = null;
  let pending: { record: string; paths: string[]; wanted: number } | null = null;

  function takeRecord(bytes: Buffer): Commit | null {
    if (pending !== null) {
      pending.paths.push(decodePath(bytes));
      if (pending.paths.length === pending.wanted) closePending();
      return null;
    }
    if (bytes[0] === HEADER) {
      const finished = commit;
      commit = parseHeader(bytes.toString('utf8', 1));
      return finished;
    }
    addChange(bytes[0] === 0x0a ? bytes.subarray(1) : bytes);
    return null;
  }

  function addChange(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (bytes[0] === 0x3a) {
      const record = bytes.toString('latin1');
      pending = { record, paths: [], wanted: /[RC]\d*$/.test(record) ? 2 : 1 };
      return;
    }
    const second = bytes.indexOf(9, bytes.indexOf(9) + 1);
    const counts = bytes.toString('latin1', 0, second);
    if (bytes.length === second + 1) pending = { record: counts, paths: [], wanted: 2 };
    else commit?.changes.push(toChange(counts, [decodePath(bytes.subarray(second + 1))]));
  }

  function closePending(): void {
    if (pending !== null) commit?.changes.push(toChange(pending.record, pending.paths));
    pending = null;
  }

  return {
    /** Commits that this piece completes. */
    push(piece: Buffer): Commit[] {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const commits: Commit[] = [];
      let start = 0;
      for (let end = bytes.indexOf(0, start); end >= 0; end = bytes.indexOf(0, start)) {
        const finished = takeRecord(bytes.subarray(start, end));
        if (finished !== null) commits.push(finished);
        start = end + 1;
      }
      rest = bytes.subarray(start);
      return commits;
    },
    /** The last commit, at the end of the stream. */
    finish: (): Commit[] => (commit === null ? [] : [commit]),
  };
}

function parseHeader(text: string): OpenCommit {
  const [sha = '', time = '', author_name = '', author_email = ''] = text.split('\n');
  return { sha, authored_at: isoTime(time), author_name, author_email, changes: [] };
}

/** Seconds since 1970 as ISO 8601 in UTC; times that no calendar shows are moved to the nearest that one does. */
export function isoTime(seconds: string): string {
  const value = Number.parseInt(seconds, 10);
  const sane = Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), LATEST);
  return new Date(sane * 1000).toISOString().replace('.000Z', 'Z');
}

/** Of a rename, git names the former path first. Raw records begin with a colon and have no counts. */
function toChange(record: string, paths: readonly string[]): FileChange {
  const path = paths.at(-1) ?? '';
  const from = paths.length === 2 && !/C\d*$/.test(record) ? (paths[0] ?? null) : null;
  const [added = '-', deleted = '-'] = record.startsWith(':') ? [] : record.split('\t');
  return { path, renamed_from: from, added: toCount(added), deleted: toCount(deleted) };
}

const toCount = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);
