import type { LanguageTools } from '../language-tools.ts';
import type { ProgramFacts } from './facts.ts';
import type { Parameters } from './given.ts';
import { interpretProgram } from './interpret/interpret.ts';

/** Files of the case by path, and the one that runs. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** What its job gives it; absent where nobody knows who starts it. */
  readonly parameters?: Parameters;
}

/** Tables, paths, columns and views that a program reads and writes, by interpreting its cells without running them. */
export function analyzeProgram({ files, entry, parameters }: Program, tools: LanguageTools): ProgramFacts {
  return interpretProgram(files, entry, parameters ?? null, tools);
}
