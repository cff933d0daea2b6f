import { below } from '../../languages/paths.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import { budgets } from './budgets.ts';
import type { ProjectMiner, SourceFile } from './miner.ts';
import { recordFile } from './recording.ts';

/** Where a project lies: its root, and the folders and files outside of it that its texts refer to. */
export interface Extent {
  readonly root: string;
  readonly beyond: readonly string[];
}

/** Entries of a project that its miner wants, in census order. */
export const projectEntries = (
  miner: ProjectMiner,
  { root, beyond }: Extent,
  census: readonly FileEntry[],
): readonly FileEntry[] =>
  census.filter(
    (file) =>
      file.state === 'text' &&
      (beyond.includes(file.path) ||
        [root, ...beyond].some((folder) => below(folder, file.path) !== null && miner.accepts(file, folder))),
  );

/** A project with all texts that its miner wants. */
export interface Gathered {
  readonly extent: Extent;
  readonly entries: readonly FileEntry[];
  /** Those of the entries that could be read and held. */
  readonly files: readonly SourceFile[];
  /** Paths of files that were looked at to know the extent. */
  readonly asked: ReadonlySet<string>;
}

export type ReadEntries = (entries: readonly FileEntry[]) => AsyncIterable<SourceFile>;

/** Reads a project and what it refers to outside its root; files beyond the budget are told to `tooMuch`. */
export async function gatherProject(
  miner: ProjectMiner,
  root: string,
  census: readonly FileEntry[],
  read: ReadEntries,
  tooMuch: (file: SourceFile) => void,
): Promise<Gathered> {
  const asked = new Set<string>();
  const fits = withinBudget(tooMuch);
  const beyond: string[] = [];
  let entries: readonly FileEntry[] = [];
  let files: readonly SourceFile[] = [];
  for (;;) {
    const known = new Set(entries);
    const extent = { root, beyond: [...beyond] };
    entries = projectEntries(miner, extent, census);
    const more: SourceFile[] = [];
    for await (const file of read(entries.filter((entry) => !known.has(entry))))
      if (fits(file)) more.push(file);
    files = inOrder(entries, [...files, ...more]);
    const recorded = files.map((file) => recordFile(file, (path) => void asked.add(path)));
    const named = miner.beyond?.({ root, files: recorded }) ?? [];
    const fresh = named.filter(
      (path) => path !== root && below(root, path) === null && !beyond.includes(path),
    );
    if (fresh.length === 0) return { extent, entries, files, asked };
    beyond.push(...new Set(fresh));
  }
}

function withinBudget(tooMuch: (file: SourceFile) => void): (file: SourceFile) => boolean {
  let size = 0;
  return (file) => {
    size += file.text.length;
    if (size > budgets.project) tooMuch(file);
    return size <= budgets.project;
  };
}

function inOrder(entries: readonly FileEntry[], files: readonly SourceFile[]): readonly SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return entries.flatMap(({ path }) => byPath.get(path) ?? []);
}
