import type { LanguageTools } from '../../languages/language-tools.ts';

export interface Kind {
  readonly name: string;
  /** `lines`: cases.jsonl in the folder; `folders`: a folder a case, expected.json beside its inputs. */
  readonly form: 'lines' | 'folders';
  /** Inputs of a case alone: for lines the listed fields; for folders every file but expected.json, path -> text. */
  readonly inputs: readonly string[];
  readonly answer: (
    given: Readonly<Record<string, unknown>>,
    tools: LanguageTools,
  ) => Promise<Readonly<Record<string, unknown>>>;
}
