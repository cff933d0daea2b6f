import { impact } from './impact/report.ts';
import { lineageCoverageReport } from './lineage-coverage/report.ts';
import { portfolio } from './portfolio/report.ts';
import type { AnyReport } from './report.ts';
import { repositoryOverview } from './repository-overview/report.ts';
import { sqlLineage } from './sql-lineage/report.ts';
import { topChurn } from './top-churn/report.ts';

/** Every page by its name, which is also its folder's. */
export const reports = {
  impact: impact,
  portfolio: portfolio,
  'repository-overview': repositoryOverview,
  'sql-lineage': sqlLineage,
  'top-churn': topChurn,
  'lineage-coverage': lineageCoverageReport,
} as const satisfies Record<string, AnyReport>;
