/** What the worker's bundle holds: one export for each workflow type. */
export { ApplyChange, CheckChange } from './apply-change.ts';
export { ApplyChanges } from './apply-in-order.ts';
export { BackfillRepo } from './backfill-repo.ts';
export { BackfillSince } from './backfill-since.ts';
export { ChangeOntology } from './change-ontology.ts';
export { CheckGraph } from './check-graph.ts';
export { ForgetRepo } from './forget-repo.ts';
export { LinkPortfolio } from './link-portfolio.ts';
export { ProcessPortfolio } from './process-portfolio.ts';
export { ProcessRepo } from './process-repo.ts';
export { RenderRepo } from './render-repo.ts';
export { RenderReports } from './render-reports.ts';
