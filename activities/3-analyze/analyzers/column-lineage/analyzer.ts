import type { Analyzer } from '../../analyzer.ts';
import { fillStars } from './fill-stars.ts';

/**
 * Stars over tables that other files define: a first pass, file by file, told what each place lists and which stars it
 * left open; this one fills them from the definitions, those of which were stars themselves included. What no file of the
 * repository defines stays a finding.
 */
export const columnLineageAnalyzer: Analyzer<'table-columns'> = {
  name: 'column-lineage',
  version: '1',
  reads: ['table-columns'],
  produces: ['column-flow', 'finding'],
  analyze: (inputs) => fillStars(inputs['table-columns']),
};
