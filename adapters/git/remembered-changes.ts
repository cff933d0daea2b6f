import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, createReadStream, globSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit, FileChange } from '../../schemas/commit.ts';

/** Changes of commits as git told them before. Losing them costs time, nothing else. */
export interface RememberedChanges {
  /** True for what was there at the opening. */
  readonly has: (sha: string) => boolean;
  /** Changes of a commit that it `has`. */
  readonly changesOf: (sha: string) => readonly FileChange[];
  readonly keep: (commit: Pick<Commit, 'sha' | 'changes'>) => void;
  readonly close: () => void;
}

/** One line of the file, short since there are many. */
type Line = readonly [
  sha: string,
  changes: readonly (readonly [
    path: string,
    from: string | null,
    added: number | null,
    deleted: number | null,
  ])[],
];

const NAME = 'fresh-history-';
/** Lines wait up to this number of characters before they are written. */
const HELD = 1 << 20;

/**
 * Opens what a mirror remembers under a spelling (version of git and how it was asked); what was remembered under others
 * goes. The file only grows, by whole lines; a line that a crash tore is passed over, and two processes at once at most
 * write the same line twice.
 */
export async function openRememberedChanges(mirror: string, spelling: string): Promise<RememberedChanges> {
  const name = `${NAME}${createHash('sha256').update(spelling).digest('hex').slice(0, 16)}.jsonl`;
  for (const other of globSync(`${NAME}*`, { cwd: mirror }))
    if (other !== name) rmSync(join(mirror, other), { force: true });
  const file = openSync(join(mirror, name), 'a+');
  const places = await indexLines(join(mirror, name));
  let held: string[] = [];
  let size = 0;
  let full = false;

  function write(): void {
    if (held.length === 0) return;
    try {
      // A newline before as well: whatever a crash left of an earlier line stays a line of its own.
      if (!full) appendFileSync(file, `\n${held.join('\n')}\n`);
    } catch {
      full = true; // a disk without room takes the memory, not the history
    }
    held = [];
    size = 0;
  }

  return {
    has: (sha) => places.has(sha),
    changesOf: (sha) => {
      const [from, length] = places.get(sha) ?? [0, 0];
      const bytes = Buffer.allocUnsafe(length);
      readSync(file, bytes, 0, length, from);
      return changesIn(JSON.parse(bytes.toString()) as Line);
    },
    keep: (commit) => {
      const line = lineOf(commit);
      held.push(line);
      size += line.length;
      if (size > HELD) write();
    },
    close: () => {
      write();
      closeSync(file);
    },
  };
}

const lineOf = ({ sha, changes }: Pick<Commit, 'sha' | 'changes'>): string =>
  JSON.stringify([
    sha,
    changes.map(({ path, renamed_from, added, deleted }) => [path, renamed_from, added, deleted]),
  ] satisfies Line);

const changesIn = ([, changes]: Line): readonly FileChange[] =>
  changes.map(([path, renamed_from, added, deleted]) => ({ path, renamed_from, added, deleted }));

/** Where each commit's line stands: its first byte and its length. */
async function indexLines(path: string): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const places = new Map<string, readonly [number, number]>();
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      const sha = shaOf(bytes.toString('utf8', from, end));
      if (sha !== null) places.set(sha, [start + from, end - from]);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    start += from;
  }
  return places;
}

/** Null for an empty or torn line. */
function shaOf(line: string): string | null {
  try {
    return (JSON.parse(line) as Line)[0];
  } catch {
    return null;
  }
}
