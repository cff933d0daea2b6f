import * as z from 'zod';
import { analyzeProgram } from '../../../languages/pyspark/analyze.ts';
import type { Kind } from '../kind.ts';

const Given = z.object({ files: z.record(z.string(), z.string()), entry: z.string() });

/** PySpark programs and notebooks: tables, paths, temporary views, edges, columns, unresolved names. */
export const pyspark: Kind = {
  name: 'pyspark',
  form: 'lines',
  inputs: ['files', 'entry'],
  answer: (given, tools) => {
    const { statements: _, isCut: __, ...facts } = analyzeProgram(Given.parse(given), tools);
    return Promise.resolve(facts);
  },
};
