import type { LanguageTools } from '../../languages/language-tools.ts';

/** One labelled set's form: what a case's inputs are and how they are answered in the golden format. */
export interface Kind {
  readonly name: string;
  /** `lines`: cases.jsonl in the folder; `folders`: a folder a case, expected.json beside its inputs. */
  readonly form: 'lines' | 'folders';
  /** Names of the input fields of a line; empty for folders. */
  readonly inputs: readonly string[];
  readonly answer: (
    given: Readonly<Record<string, unknown>>,
    tools: LanguageTools,
  ) => Promise<Readonly<Record<string, unknown>>>;
}
