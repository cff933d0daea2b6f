import { isSourceExport } from '../../../languages/notebook/source-export.ts';
import { analyzeProgram } from '../../../languages/pyspark/analyze.ts';
import type { LineageReader } from '../reader.ts';

/** Python programs and notebooks that use Spark, with the files of their bundle that they import or run. */
export const pyspark: LineageReader = {
  language: 'pyspark',
  endings: ['.py', '.ipynb', '.sql'],
  accepts: (path, text) => !path.toLowerCase().endsWith('.sql') || isSourceExport(path, text),
  rootFile: 'databricks.yml',
  read: ({ path, files }, _options, tools) => {
    const found = analyzeProgram({ files: Object.fromEntries(files), entry: path }, tools);
    return {
      language: 'pyspark',
      dialect: null,
      reads: [...found.reads],
      writes: [...found.writes],
      columns: found.columns.map((flow) => ({ ...flow, sources: [...flow.sources] })),
      output: [],
      control: [],
      edges: found.edges.map((edge) => ({ ...edge })),
      temporary: [...found.temp_views],
      unresolved: found.unresolved.map(({ what, reason }) => ({ what, reason })),
    };
  },
};
