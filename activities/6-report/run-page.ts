import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import { codeSpan, escapeMarkdown } from '../../templates/_style/markdown.ts';
import { formatNumber } from '../../templates/_style/numbers.ts';
import type { AnswerCount } from './answer-count.ts';
import { changeLines, type DescribedPages, pageList, renderingRows } from './describe-pages.ts';

export interface RunPageInput extends Pick<DescribedPages, 'pages' | 'changes' | 'pictures'> {
  readonly run: RunRef;
  readonly numbers: RunNumbers;
  readonly answers: AnswerCount;
}

/** `run.md`: all that depends on the run and not on the facts alone, so that pages need not. */
export function runPage({ run, numbers, answers, pages, changes, pictures }: RunPageInput): string {
  return [
    `# Run ${run.run_id} of ${escapeMarkdown(run.repo)}`,
    '',
    '| | |',
    '|---|---|',
    `| Commit | ${codeSpan(run.sha)} |`,
    `| Committed at | ${run.committed_at} |`,
    `| Run | ${codeSpan(run.run_id)} |`,
    `| Trace | ${codeSpan(run.trace_id)} |`,
    ...numberLines(numbers),
    ...renderingRows(pages.length, pictures, answers),
    '',
    ...letterLines(run, numbers),
    '## Pages',
    '',
    ...pageList(pages),
    '',
    '## What changed since the run before',
    '',
    ...changes.flatMap(changeLines),
  ].join('\n');
}

function letterLines({ repo, run_id }: RunRef, { dead_lettered }: RunNumbers): readonly string[] {
  if (dead_lettered === 0) return [];
  const list = codeSpan(`fresh dlq list --repo ${repo} --run ${run_id}`);
  return [
    '## Dead letters',
    '',
    `The graph refused ${formatNumber(dead_lettered)} ${dead_lettered === 1 ? 'record' : 'records'} for their own fault, so what they say is missing from the graph and its pages. ${list} names each with its file and the reason; ${codeSpan('fresh dlq replay')} tries them again.`,
    '',
  ];
}

function numberLines(numbers: RunNumbers): readonly string[] {
  const { created, changed, retired, staged, accepted, deferred, rejected, dead_lettered, graph_hash } =
    numbers;
  return [
    `| Nodes created | ${formatNumber(created.nodes)} |`,
    `| Edges created | ${formatNumber(created.edges)} |`,
    `| Facts changed | ${formatNumber(changed)} |`,
    `| Facts retired | ${formatNumber(retired)} |`,
    `| Records staged | ${formatNumber(staged)} |`,
    `| accepted | ${formatNumber(accepted)} |`,
    ...(deferred === 0
      ? []
      : [`| of them deferred, until the ontology has a word for them | ${formatNumber(deferred)} |`]),
    `| rejected | ${formatNumber(rejected)} |`,
    `| dead-lettered | ${formatNumber(dead_lettered)} |`,
    `| Graph hash | ${codeSpan(graph_hash)} |`,
  ];
}
