import type { Analyzer } from '../analyzer.ts';
import { churnHotspotsAnalyzer } from './churn-hotspots/analyzer.ts';
import { coChangeAnalyzer } from './co-change/analyzer.ts';
import { columnLineageAnalyzer } from './column-lineage/analyzer.ts';
import { complexityChurnAnalyzer } from './complexity-churn/analyzer.ts';
import { dbtLayersAnalyzer } from './dbt-layers/analyzer.ts';
import { lineageCoverageAnalyzer } from './lineage-coverage/analyzer.ts';
import { ownershipAnalyzer } from './ownership/analyzer.ts';
import { pythonReferencesAnalyzer } from './python-references/analyzer.ts';
import { sqlLineageAnalyzer } from './sql-lineage/analyzer.ts';

/** Every analyzer by its name: one folder, one line here. */
export const analyzers = {
  'churn-hotspots': churnHotspotsAnalyzer,
  'co-change': coChangeAnalyzer,
  'column-lineage': columnLineageAnalyzer,
  'complexity-churn': complexityChurnAnalyzer,
  'dbt-layers': dbtLayersAnalyzer,
  'lineage-coverage': lineageCoverageAnalyzer,
  ownership: ownershipAnalyzer,
  'python-references': pythonReferencesAnalyzer,
  'sql-lineage': sqlLineageAnalyzer,
} as const satisfies Record<string, Analyzer>;
