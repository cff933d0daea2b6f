import type { LanguageTools } from '../language-tools.ts';
import { analyzeProgram } from '../pyspark/analyze.ts';
import { REASONS, type Reason } from './facts.ts';
import type { Program, ProgramTraffic } from './program.ts';

/** Reads a Python file or notebook with what its task gives it. */
export function readPythonProgram({ files, entry, given }: Program, tools: LanguageTools): ProgramTraffic {
  const program = { files: Object.fromEntries(files), entry, parameters: given };
  const { reads, writes, temp_views, unresolved, isCut } = analyzeProgram(program, tools);
  return {
    reads,
    writes,
    views: temp_views,
    unresolved: [
      ...unresolved.map(({ what, reason }) => ({ what, reason: reasonOf(reason) })),
      ...(isCut ? [{ what: entry, reason: 'too-large' as const }] : []),
    ],
  };
}

/** What a task could have given and did not is told by the bundle's own words; the rest is computed. */
const reasonOf = (reason: string): Reason => REASONS.find((known) => known === reason) ?? 'computed';
