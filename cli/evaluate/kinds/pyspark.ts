import * as z from 'zod';
import type { LanguageTools } from '../../../languages/language-tools.ts';
import { analyzeProgram } from '../../../languages/pyspark/analyze.ts';
import type { Kind } from '../kind.ts';

const Given = z.object({ files: z.record(z.string(), z.string()), entry: z.string() });

/** PySpark programs and notebooks: tables, paths, temporary views, edges, unresolved names. */
export const pyspark: Kind = {
  name: 'pyspark',
  form: 'lines',
  inputs: ['files', 'entry'],
  answer: (given, tools) => Promise.resolve(factsOf(given, tools)),
};

/** Places are no part of the case's form. */
function factsOf(given: unknown, tools: LanguageTools): Record<string, unknown> {
  const { statements: _, ...facts } = analyzeProgram(Given.parse(given), tools);
  return { ...facts };
}
