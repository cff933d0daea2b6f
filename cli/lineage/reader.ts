import type { LanguageTools } from '../../languages/language-tools.ts';
import type { LineageResult } from '../../schemas/cli/lineage.ts';

/** The file that lineage is asked of; standard input has the path `-`. */
export interface LineageFile {
  /** From the folder that the reader asked for, with slashes; the file's own name where it asked for none. */
  readonly path: string;
  readonly text: string;
  /** Texts of that folder by path, the file among them; only of itself where the reader asked for none. */
  readonly files: ReadonlyMap<string, string>;
}

export interface LineageOptions {
  readonly dialect: LineageResult['dialect'];
  readonly schema?: ReadonlyMap<string, readonly string[]>;
}

/** How the lineage of one language's files is read. What it says is shown as it is. */
export interface LineageReader {
  readonly language: string;
  /** Endings of its files, with the dot. */
  readonly endings: readonly string[];
  /** Whether the text is its own, where another language has files of the same ending. */
  readonly accepts?: (path: string, text: string) => boolean;
  /** A file whose folder holds all that the asked file may use (`dbt_project.yml`); none, the file stands alone. */
  readonly rootFile?: string;
  /** Which texts it may look at besides the file: those of the repository, or of the file's folder where there is none. */
  readonly looksAround?: (path: string) => boolean;
  /** @throws UsageError when an option that the language needs is missing. */
  readonly read: (file: LineageFile, options: LineageOptions, tools: LanguageTools) => LineageResult;
}
