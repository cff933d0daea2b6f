import type { LanguageTools } from '../../languages/language-tools.ts';
import type { SourceFile } from './miner.ts';
import type { Piece } from './mining-pool.ts';

/** What a miner asked for while it mined a piece. */
export interface Read {
  /** Grammars, by name. */
  readonly grammars: readonly string[];
  /** Files of which only the path was asked. */
  readonly unread: readonly string[];
}

/**
 * The same piece and tools, which note what is asked of them: a miner has no other way to its input, so what is not noted
 * had no say in what it said.
 */
export function recordReads(
  piece: Piece,
  tools: LanguageTools,
): { readonly piece: Piece; readonly tools: LanguageTools; readonly read: () => Read } {
  const grammars = new Set<string>();
  const asked = new Set<string>();
  const recorded = piece.unit === 'file' ? piece : recordProject(piece, (path) => void asked.add(path));
  const paths = piece.unit === 'file' ? [] : piece.project.files.map(({ path }) => path);
  return {
    piece: recorded,
    tools: recordTools(tools, (grammar) => void grammars.add(grammar)),
    read: () => ({ grammars: [...grammars].sort(), unread: paths.filter((path) => !asked.has(path)) }),
  };
}

const recordTools = (tools: LanguageTools, note: (grammar: string) => void): LanguageTools =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.keys(tools).map((grammar) => [
        grammar,
        {
          enumerable: true,
          get: () => {
            note(grammar);
            return tools[grammar as keyof LanguageTools];
          },
        },
      ]),
    ),
  ) as LanguageTools;

function recordProject(piece: Extract<Piece, { unit: 'project' }>, note: (path: string) => void): Piece {
  const { root, files } = piece.project;
  return { unit: 'project', project: { root, files: files.map((file) => recordFile(file, note)) } };
}

/** The same file, which notes when more than its path is asked. Own properties, so that a copy of it asks for all of it. */
export function recordFile(file: SourceFile, note: (path: string) => void): SourceFile {
  const recorded: object = { path: file.path };
  for (const name of Object.keys(file) as (keyof SourceFile)[]) {
    if (name === 'path') continue;
    Object.defineProperty(recorded, name, {
      enumerable: true,
      get: () => {
        note(file.path);
        return file[name];
      },
    });
  }
  return recorded as SourceFile;
}
