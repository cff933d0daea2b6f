import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import { codeSpan, escapeMarkdown } from '../../templates/_style/markdown.ts';
import { countOf, formatNumber } from '../../templates/_style/numbers.ts';
import type { PageChange } from './what-changed.ts';

const MOST_LINES = 40;

export interface RunPageInput {
  readonly run: RunRef;
  readonly numbers: RunNumbers;
  readonly pages: readonly { readonly file: string; readonly title: string; readonly description: string }[];
  readonly changes: readonly PageChange[];
  readonly pictures: { readonly drawn: number; readonly failed: number; readonly unavailable: number };
}

/** `run.md`: all that depends on the run and not on the facts alone, so that pages need not. */
export function runPage({ run, numbers, pages, changes, pictures }: RunPageInput): string {
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
    `| Pages | ${formatNumber(pages.length)} |`,
    `| Images drawn | ${formatNumber(pictures.drawn)} |`,
    `| Diagrams that could not be drawn | ${formatNumber(pictures.failed)} |`,
    `| Diagrams without a browser to draw them | ${formatNumber(pictures.unavailable)} |`,
    '',
    '## Pages',
    '',
    ...pages.map(({ file, title, description }) => `- [${title}](${file}): ${description}`),
    '',
    '## What changed since the run before',
    '',
    ...changes.flatMap(changeLines),
  ].join('\n');
}

function numberLines(numbers: RunNumbers): readonly string[] {
  const { created, changed, retired, staged, accepted, rejected, dead_lettered, graph_hash } = numbers;
  return [
    `| Nodes created | ${formatNumber(created.nodes)} |`,
    `| Edges created | ${formatNumber(created.edges)} |`,
    `| Facts changed | ${formatNumber(changed)} |`,
    `| Facts retired | ${formatNumber(retired)} |`,
    `| Records staged | ${formatNumber(staged)} |`,
    `| accepted | ${formatNumber(accepted)} |`,
    `| rejected | ${formatNumber(rejected)} |`,
    `| dead-lettered | ${formatNumber(dead_lettered)} |`,
    `| Graph hash | ${codeSpan(graph_hash)} |`,
  ];
}

function changeLines({ page, isNew, added, removed }: PageChange): readonly string[] {
  const name = `[${page}](${page})`;
  if (isNew) return [`- ${name} is new.`];
  if (added.length + removed.length === 0) return [`- ${name} says the same.`];
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const more = lines.length - MOST_LINES;
  return [
    `- ${name}: ${countOf(added.length, 'line')} new, ${countOf(removed.length, 'line')} gone.`,
    '',
    ...lines.slice(0, MOST_LINES).map((line) => `      ${line}`),
    ...(more > 0 ? ['', `  …and ${countOf(more, 'more line')}.`] : []),
    '',
  ];
}
