import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeCensusOf } from '../../../activities/1-ingest/census/take-census.ts';
import { buildProfile } from '../../../activities/1-ingest/profile/profile.ts';
import { decodeText } from '../../../activities/2-mine/decode-text.ts';
import type { Mined, Miner, SourceFile } from '../../../activities/2-mine/miner.ts';
import { isGiven } from '../../../activities/2-mine/plan.ts';
import { gatherProject } from '../../../activities/2-mine/read-project.ts';
import { createFolderMirrors } from '../../../adapters/folder/folder-mirrors.ts';
import type { LanguageTools } from '../../../languages/language-tools.ts';
import { personKey } from '../../../ontology/identity.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import type { Commit } from '../../../schemas/commit.ts';
import type { FileEntry, Profile } from '../../../schemas/repository.ts';

/** A folder as miners meet it: every file with its text ('' where there is none), and the profile. */
export interface Input {
  readonly census: readonly FileEntry[];
  readonly texts: ReadonlyMap<string, string>;
  readonly profile: Profile;
  /** Newest first, from `commits.jsonl`; `paths.txt` may list the files of the commit. */
  readonly commits: readonly Commit[];
  /** Date of the tracked commit: `committed-at.txt`, else that of the newest commit. */
  readonly committedAt: string;
}

export async function readInput(folder: string, miners: readonly Miner[]): Promise<Input> {
  const mirrors = await createFolderMirrors(folder);
  const census: FileEntry[] = [];
  const texts = new Map<string, string>();
  const builder = buildProfile();
  for await (const entry of takeCensusOf(mirrors, '.', '')) {
    census.push(entry);
    builder.add(entry);
    if (entry.state === 'text') texts.set(entry.path, decodeText(readFileSync(join(folder, entry.path))) ?? '');
  }
  const { profile } = builder.finish({ team: 'unassigned', miners });
  const commits = readCommits(join(folder, 'commits.jsonl'));
  const committedAt = texts.get('committed-at.txt')?.trim() ?? commits[0]?.authored_at ?? '2026-01-01T00:00:00Z';
  return { census, texts, profile, commits, committedAt };
}

const readCommits = (file: string): Commit[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Commit) : [];

/** All that a miner says of an input, as `fresh` would ask it. */
export async function mineInput(miner: Miner, input: Input, tools: LanguageTools): Promise<readonly Mined[]> {
  const withText = (file: FileEntry): SourceFile => ({ ...file, text: input.texts.get(file.path) ?? '' });
  if (miner.unit === 'file')
    return input.census.filter((file) => isGiven(miner, file, input.profile)).map((file) => miner.mine(withText(file), tools));
  if (miner.unit === 'project') {
    const read = async function* (entries: readonly FileEntry[]) {
      for (const entry of entries) yield withText(entry);
    };
    const mined: Mined[] = [];
    for (const root of miner.roots(input.profile)) {
      const { files } = await gatherProject(miner, root, input.census, read, ({ path }) => {
        throw new Error(`${path} does not fit into the budget`);
      });
      mined.push(miner.mine({ root, files }, tools));
    }
    return mined;
  }
  const listed = input.texts.get('paths.txt')?.split('\n');
  const paths = new Set((listed ?? input.census.map(({ path }) => path)).filter((path) => path !== ''));
  const watcher = miner.start({ paths, committedAt: input.committedAt, person: personKey });
  for (const commit of input.commits) watcher.see(commit);
  const { items, rejects } = watcher.finish();
  return [{ items: [...items], rejects }];
}

/** One line for each item and reject, sorted: the form of `expected.jsonl`. */
export const linesOf = (mined: readonly Mined[]): readonly string[] =>
  mined
    .flatMap(({ items, rejects }) => [...items.map(canonicalJson), ...rejects.map((reject) => canonicalJson({ reject }))])
    .sort(byCodeUnit);
