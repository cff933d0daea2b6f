import { activity } from './activity/query.ts';
import { changeByQuarter } from './change-by-quarter/query.ts';
import { coChangeReasons } from './co-change-reasons/query.ts';
import { coChanges } from './co-changes/query.ts';
import { columnLineage } from './column-lineage/query.ts';
import { commands } from './commands/query.ts';
import { complexFunctions } from './complex-functions/query.ts';
import { contentStates } from './content-states/query.ts';
import { coverageFilesQuery } from './coverage-files/query.ts';
import { coverageReasonsQuery } from './coverage-reasons/query.ts';
import { datasetPlaces } from './dataset-places/query.ts';
import { datasetUses } from './dataset-uses/query.ts';
import { dbtColumns } from './dbt-columns/query.ts';
import { dbtNodes } from './dbt-nodes/query.ts';
import { dbtRefs } from './dbt-refs/query.ts';
import { dbtTests } from './dbt-tests/query.ts';
import { definedColumns } from './defined-columns/query.ts';
import { executables } from './executables/query.ts';
import { fileCommits } from './file-commits/query.ts';
import { fileHistories } from './file-histories/query.ts';
import { fileTables } from './file-tables/query.ts';
import { fileVsAverage } from './file-vs-average/query.ts';
import { filesByAge } from './files-by-age/query.ts';
import { findings } from './findings/query.ts';
import { findingsByReason } from './findings-by-reason/query.ts';
import { folderCoChanges } from './folder-co-changes/query.ts';
import { folderImports } from './folder-imports/query.ts';
import { folderRefs } from './folder-refs/query.ts';
import { folders } from './folders/query.ts';
import { governedThings } from './governed-things/query.ts';
import { heldFacts } from './held-facts/query.ts';
import { hotspotPeople } from './hotspot-people/query.ts';
import { hotspots } from './hotspots/query.ts';
import { impactOfDataset } from './impact-of-dataset/query.ts';
import { jobResources } from './job-resources/query.ts';
import { languages } from './languages/query.ts';
import { lineage } from './lineage/query.ts';
import { lineageCoverageQuery } from './lineage-coverage/query.ts';
import { madeThings } from './made-things/query.ts';
import { mainModules } from './main-modules/query.ts';
import { modelsByLayer } from './models-by-layer/query.ts';
import { neededThings } from './needed-things/query.ts';
import { openStars } from './open-stars/query.ts';
import { otherTargets } from './other-targets/query.ts';
import { packageUses } from './package-uses/query.ts';
import { packages } from './packages/query.ts';
import { people } from './people/query.ts';
import { portfolioDatasets } from './portfolio-datasets/query.ts';
import { portfolioFindings } from './portfolio-findings/query.ts';
import { portfolioFlows } from './portfolio-flows/query.ts';
import { portfolioPackages } from './portfolio-packages/query.ts';
import { portfolioPeople } from './portfolio-people/query.ts';
import { portfolioRefs } from './portfolio-refs/query.ts';
import { programsQuery } from './programs/query.ts';
import { pulumiStacks } from './pulumi-stacks/query.ts';
import { pythonCoverage } from './python-coverage/query.ts';
import { recentPeople } from './recent-people/query.ts';
import { repoOverview } from './repo-overview/query.ts';
import { repositories } from './repositories/query.ts';
import { repository } from './repository/query.ts';
import { repositoryActivity } from './repository-activity/query.ts';
import { repositoryLinks } from './repository-links/query.ts';
import type { SavedQuery } from './saved-query.ts';
import { schemaCoverage } from './schema-coverage/query.ts';
import { sharedDatasets } from './shared-datasets/query.ts';
import { sharedPackages } from './shared-packages/query.ts';
import { stackReferences } from './stack-references/query.ts';
import { statements } from './statements/query.ts';
import { tableBoards } from './table-boards/query.ts';
import { tableColumns } from './table-columns/query.ts';
import { tableFlows } from './table-flows/query.ts';
import { tableHolders } from './table-holders/query.ts';
import { tableJobs } from './table-jobs/query.ts';
import { tablePeople } from './table-people/query.ts';
import { topChurn } from './top-churn/query.ts';
import { unexplainedPairs } from './unexplained-pairs/query.ts';
import { unresolved } from './unresolved/query.ts';
import { writingHotspots } from './writing-hotspots/query.ts';

/** Every saved query by its name. */
export const queries = {
  activity: activity,
  change_by_quarter: changeByQuarter,
  co_change_reasons: coChangeReasons,
  co_changes: coChanges,
  column_lineage: columnLineage,
  commands: commands,
  complex_functions: complexFunctions,
  content_states: contentStates,
  dataset_places: datasetPlaces,
  dataset_uses: datasetUses,
  dbt_columns: dbtColumns,
  dbt_nodes: dbtNodes,
  dbt_refs: dbtRefs,
  dbt_tests: dbtTests,
  defined_columns: definedColumns,
  executables: executables,
  file_commits: fileCommits,
  file_histories: fileHistories,
  file_tables: fileTables,
  file_vs_average: fileVsAverage,
  files_by_age: filesByAge,
  findings: findings,
  findings_by_reason: findingsByReason,
  folder_co_changes: folderCoChanges,
  folder_imports: folderImports,
  folder_refs: folderRefs,
  folders: folders,
  governed_things: governedThings,
  held_facts: heldFacts,
  hotspot_people: hotspotPeople,
  hotspots: hotspots,
  impact_of_dataset: impactOfDataset,
  job_resources: jobResources,
  languages: languages,
  lineage: lineage,
  made_things: madeThings,
  main_modules: mainModules,
  models_by_layer: modelsByLayer,
  needed_things: neededThings,
  open_stars: openStars,
  other_targets: otherTargets,
  package_uses: packageUses,
  packages: packages,
  people: people,
  portfolio_datasets: portfolioDatasets,
  portfolio_findings: portfolioFindings,
  portfolio_flows: portfolioFlows,
  portfolio_packages: portfolioPackages,
  portfolio_people: portfolioPeople,
  portfolio_refs: portfolioRefs,
  pulumi_stacks: pulumiStacks,
  python_coverage: pythonCoverage,
  recent_people: recentPeople,
  repo_overview: repoOverview,
  repositories: repositories,
  repository: repository,
  repository_activity: repositoryActivity,
  repository_links: repositoryLinks,
  schema_coverage: schemaCoverage,
  shared_datasets: sharedDatasets,
  shared_packages: sharedPackages,
  stack_references: stackReferences,
  statements: statements,
  table_boards: tableBoards,
  table_columns: tableColumns,
  table_flows: tableFlows,
  table_holders: tableHolders,
  table_jobs: tableJobs,
  table_people: tablePeople,
  top_churn: topChurn,
  unexplained_pairs: unexplainedPairs,
  unresolved: unresolved,
  writing_hotspots: writingHotspots,
  lineage_coverage: lineageCoverageQuery,
  coverage_reasons: coverageReasonsQuery,
  coverage_files: coverageFilesQuery,
  programs: programsQuery,
} as const satisfies Record<string, SavedQuery>;

export type Queries = typeof queries;
export type QueryName = keyof Queries;
