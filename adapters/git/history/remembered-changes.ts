import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, globSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit, FileChange } from '../../../schemas/commit.ts';
import { changesIn, packChanges, parsePack } from './change-pack.ts';
import { indexPacks, readPack } from './pack-file.ts';

/** Changes of commits as git told them before. Losing them costs time, nothing else. */
export interface RememberedChanges {
  /** True for what was there at the opening. */
  readonly has: (sha: string) => boolean;
  /** Changes of a commit that it `has`. */
  readonly changesOf: (sha: string) => readonly FileChange[];
  readonly keep: (commit: Pick<Commit, 'sha' | 'changes'>) => void;
  readonly close: () => void;
}

const NAME = 'fresh-history-';
/** Told by the name of the file, so that what was written in another form is not read. */
const FORM = 'packs';
/** Commits and changes that are written as one pack: few enough that a reader holds some packs without thinking of memory. */
const COMMITS_A_PACK = 500;
const CHANGES_A_PACK = 20_000;

/**
 * Opens what a mirror remembers under a spelling (version of git and how it was asked); what was remembered under others
 * goes. The file only grows, by whole lines, each a pack; a line that a crash tore is passed over, and two processes at
 * once at most write the same changes twice.
 */
export async function openRememberedChanges(mirror: string, spelling: string): Promise<RememberedChanges> {
  const name = `${NAME}${createHash('sha256').update(`${FORM} ${spelling}`).digest('hex').slice(0, 16)}.jsonl`;
  for (const other of globSync(`${NAME}*`, { cwd: mirror }))
    if (other !== name) rmSync(join(mirror, other), { force: true });
  const file = openSync(join(mirror, name), 'a+');
  const { places, cache } = await indexPacks(join(mirror, name), parsePack);
  let held: Pick<Commit, 'sha' | 'changes'>[] = [];
  let changes = 0;
  let full = false;

  function write(): void {
    if (held.length === 0) return;
    try {
      // A newline before as well: whatever a crash left of an earlier line stays a line of its own.
      if (!full) appendFileSync(file, `\n${JSON.stringify(packChanges(held))}\n`);
    } catch {
      full = true; // a disk without room takes the memory, not the history
    }
    held = [];
    changes = 0;
  }

  return {
    has: (sha) => places.has(sha),
    changesOf: (sha) => {
      const place = places.get(sha);
      if (place === undefined) return [];
      const pack = cache.get(place.line, () => parsePack(readPack(file, place.line)));
      if (pack === null) throw new Error(`what ${name} remembers was damaged while it was read`);
      return changesIn(pack, place.nth);
    },
    keep: (commit) => {
      held.push(commit);
      changes += commit.changes.length;
      if (held.length === COMMITS_A_PACK || changes > CHANGES_A_PACK) write();
    },
    close: () => {
      write();
      closeSync(file);
    },
  };
}
