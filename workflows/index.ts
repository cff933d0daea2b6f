/** What the worker's bundle holds: one export for each workflow type. */

export { CheckGraph } from './check-graph.ts';
export { ApplyChange, CheckChange } from './ontology/apply-change.ts';
export { ApplyChanges } from './ontology/apply-in-order.ts';
export { ChangeOntology } from './ontology/change-ontology.ts';
export { BackfillSince } from './portfolio/backfill-since.ts';
export { LinkPortfolio } from './portfolio/link-portfolio.ts';
export { ProcessPortfolio } from './portfolio/process-portfolio.ts';
export { RenderReports } from './portfolio/render-reports.ts';
export { BackfillRepo } from './repository/backfill-repo.ts';
export { ForgetRepo } from './repository/forget-repo.ts';
export { ProcessRepo } from './repository/process-repo.ts';
export { RenderRepo } from './repository/render-repo.ts';
