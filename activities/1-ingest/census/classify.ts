import type { TreeEntry } from '../../../adapters/git/git-mirrors.ts';
import type { FileEntry } from '../../../schemas/repository.ts';
import { type ContentFacts, inspectContent } from './content.ts';
import { languageOfFirstLine, languageOfName } from './language.ts';
import { isNotebook } from './notebook.ts';
import { unsafePath } from './unsafe-path.ts';

/** Largest file that is read, in bytes: beyond it lie data and generated code, and no parser should meet them. */
export const LARGEST = 2_000_000;

/** State of an entry that its tree line alone decides; null when the content has to be looked at. */
export function stateOfEntry(entry: TreeEntry): Exclude<FileEntry['state'], ContentFacts['state']> | null {
  if (unsafePath(entry.path) !== null) return 'unsafe-path';
  if (entry.mode === 'submodule') return 'submodule';
  if (entry.mode === 'symlink') return 'symlink';
  return entry.size > LARGEST ? 'too-large' : null;
}

/** The census line of an entry. `content` is null where it was not read or is missing. */
export function classify(entry: TreeEntry, content: Uint8Array | null): FileEntry {
  const told = stateOfEntry(entry);
  const named = entry.mode === 'submodule' || entry.mode === 'symlink' ? null : languageOfName(entry.path);
  const unread = { ...entry, language: named, lines: null, notebook: isNotebook(entry.path, null) };
  if (told !== null) return { ...unread, state: told };
  if (content === null) return { ...unread, state: 'missing-blob' };
  const { state, lines, firstLine } = inspectContent(content);
  const language = named ?? (firstLine === null ? null : languageOfFirstLine(firstLine));
  return { ...entry, state, lines, language, notebook: isNotebook(entry.path, firstLine) };
}
