import type { Analyzer } from '../../analyzer.ts';
import { sayColumns } from './say-columns.ts';

/**
 * Stars over tables that other files define: a first pass, file by file, told what each place lists and which stars it
 * left open; this one fills them from the definitions, those of which were stars themselves included. What no file of the
 * repository defines stays a finding, and the link wave looks for it in other repositories.
 */
export const columnLineageAnalyzer: Analyzer<'table-columns'> = {
  name: 'column-lineage',
  version: '2',
  reads: ['table-columns'],
  produces: ['column-flow', 'table-schema', 'open-star', 'finding'],
  analyze: (inputs) => sayColumns(inputs['table-columns']),
};
