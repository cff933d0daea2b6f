import { scriptLineage } from '../../../languages/sql/lineage/script-lineage.ts';
import { joinCells } from '../../../languages/sql/notebook.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import { lineageDialects } from '../../../schemas/cli/lineage.ts';
import { UsageError } from '../../exit-codes.ts';
import type { LineageReader } from '../reader.ts';

/** SQL scripts in a dialect that is named; also what comes from standard input. */
export const sql: LineageReader = {
  language: 'sql',
  endings: ['.sql', '.hql', '.ddl', '.dml'],
  read: ({ text }, { dialect, schema }, tools) => {
    if (dialect === null) throw new UsageError(`--dialect takes one of ${lineageDialects.join(', ')}`);
    const found = scriptLineage(tools.sql, { sql: joinCells(text), dialect, ...(schema && { schema }) });
    return {
      language: 'sql',
      dialect,
      reads: [...found.reads],
      writes: [...found.writes],
      columns: found.columns.map((flow) => ({ ...flow, sources: [...flow.sources] })),
      output: (found.output ?? [])
        .map((flow) => ({ ...flow, sources: [...flow.sources] }))
        .sort((left, right) => byCodeUnit(left.target, right.target)),
      control: [...found.control],
      edges: [...found.edges],
      temporary: [...found.temporary],
      unresolved: found.unresolved.map(({ what, reason }) => ({ what, reason })),
    };
  },
};
