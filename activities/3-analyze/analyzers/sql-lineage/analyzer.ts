import type { Analyzer } from '../../analyzer.ts';
import { dbtFlows } from './dbt-flows.ts';
import { createFlows } from './flows.ts';
import { joinTables } from './join-tables.ts';
import { namedTables } from './named-tables.ts';
import { statementFlows } from './statement-flows.ts';
import { stepFlows } from './step-flows.ts';

/**
 * Which table's data goes into which, across the files of a repository: by statements, by programs, by dbt models, and between the
 * names of one table. Temporary tables and CTEs were looked through when the script was read, models without a table are
 * looked through here. A table that feeds itself, and tables that feed each other in a circle, stay as they are.
 */
export const sqlLineageAnalyzer: Analyzer<'sql-statement' | 'program-step' | 'dbt-node' | 'dbt-ref'> = {
  name: 'sql-lineage',
  version: '2',
  reads: ['sql-statement', 'program-step', 'dbt-node', 'dbt-ref'],
  produces: ['table-flow', 'finding'],
  analyze: (inputs) => {
    const flows = createFlows();
    const byStatements = inputs['sql-statement'].flatMap((statement) => statementFlows(statement, flows));
    for (const step of inputs['program-step']) stepFlows(step, flows);
    const byProjects = dbtFlows(inputs, flows);
    const findings = joinTables([...namedTables(inputs)], flows);
    return { items: [...flows.items(), ...findings], rejects: [...byStatements, ...byProjects] };
  },
};
