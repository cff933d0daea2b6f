import type { ProcessResult } from '../../schemas/cli/process.ts';

const number = new Intl.NumberFormat('en-US');
const show = (value: number | null): string => (value === null ? '?' : number.format(value));

/** Most runs have none, and a number that is always 0 tells nothing. */
const deferredOf = ({ deferred }: ProcessResult): string =>
  deferred === null || deferred === 0 ? '' : `${show(deferred)} of them deferred, `;

/** A run's end, for people. */
export function summarise(result: ProcessResult): string[] {
  const head = `${result.repo}: ${result.outcome}${result.sha === null ? '' : ` at ${result.sha.slice(0, 12)}`}`;
  if (result.error !== undefined)
    return [head, `  ${result.error.code}: ${result.error.message}`, `  ${result.error.hint}`];
  const seconds = Object.entries(result.phases).flatMap(([phase, time]) =>
    time === null ? [] : [`${phase} ${time.toFixed(1)} s`],
  );
  return [
    head,
    `  created ${show(result.created.nodes)} nodes and ${show(result.created.edges)} edges, changed ${show(result.changed)} facts`,
    `  staged ${show(result.staged)} records: ${show(result.accepted)} accepted, ${deferredOf(result)}${show(result.rejected)} rejected, ${show(result.dead_lettered)} dead-lettered`,
    ...((result.deferred ?? 0) === 0
      ? []
      : ['  what is deferred waits for people to name it: ./fresh ontology list']),
    ...(result.graph_hash === null ? [] : [`  graph hash ${result.graph_hash}`]),
    ...(seconds.length === 0 ? [] : [`  ${seconds.join(', ')}`]),
    ...result.reports.filter((path) => path.endsWith('.md')).map((path) => `  ${path}`),
  ];
}
