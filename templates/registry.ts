import type { AnyReport } from './report.ts';
import { repositoryOverview } from './repository-overview/report.ts';
import { sqlLineage } from './sql-lineage/report.ts';

/** Every page about a repository by its name, which is also its folder's. */
export const reports = {
  'repository-overview': repositoryOverview,
  'sql-lineage': sqlLineage,
} as const satisfies Record<string, AnyReport>;
