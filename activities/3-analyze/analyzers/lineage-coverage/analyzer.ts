import type { Analyzer, Inputs } from '../../analyzer.ts';
import { countColumns } from './count-columns.ts';
import { countModels, countPrograms, countStatements, countTasks } from './count-items.ts';
import { findingsAt } from './findings-at.ts';
import { createTally } from './tally.ts';

type Kind =
  | 'sql-statement'
  | 'dbt-node'
  | 'program'
  | 'program-step'
  | 'bundle-node'
  | 'column-flow'
  | 'finding';

/**
 * How much of what the miners saw is resolved, file by file. A statement, model or program counts as resolved when no table
 * of it is open; what could not be read at all counts as open, so nothing that was seen is missing from the totals.
 */
export const lineageCoverageAnalyzer: Analyzer<Kind> = {
  name: 'lineage-coverage',
  version: '1',
  reads: ['sql-statement', 'dbt-node', 'program', 'program-step', 'bundle-node', 'column-flow', 'finding'],
  produces: ['coverage'],
  analyze: (inputs) => {
    const tally = createTally();
    const findings = findingsAt(inputs.finding);
    countStatements(inputs, findings, tally);
    countModels(inputs, findings, tally);
    countPrograms(inputs, findings, tally);
    countTasks(inputs, findings, tally);
    countColumns(inputs, minersOf(inputs), tally);
    return { items: tally.items(), rejects: [] };
  },
};

/** Which miner reads the columns of a file, by what else it says of it. */
function minersOf(inputs: Inputs<'dbt-node' | 'program-step'>): (path: string) => string {
  const dbt = new Set(inputs['dbt-node'].map(({ path }) => path));
  const spark = new Set(inputs['program-step'].map(({ path }) => path));
  return (path) => (dbt.has(path) ? 'dbt' : spark.has(path) ? 'spark' : 'sql');
}
