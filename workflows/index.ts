/** What the worker's bundle holds: one export for each workflow type that a person or a schedule can start. */
export { ProcessPortfolio } from './process-portfolio.ts';
export { ProcessRepo } from './process-repo.ts';
