import type { ProcessResult } from '../../schemas/cli/process.ts';
import { summarise } from './summary.ts';

const words: Readonly<Record<ProcessResult['outcome'], string>> = {
  complete: 'the graph and the pages are at this commit',
  unchanged: 'nothing changed since the last run',
  partial: 'something could not be written or drawn; what is missing is named on the pages',
  waiting: 'a person has to decide about removals',
  busy: 'another run of this repository is at work',
  cancelled: 'the run was cancelled',
  failed: 'the run failed',
};

/**
 * The end of a run as a note in Markdown, for job summaries and comments. Whatever came from the repository stands in one
 * code block, where it cannot become a link, a mention or a picture.
 */
export function summaryPage(result: ProcessResult): string {
  const lines = summarise(result).map((line) => line.replaceAll(/[\r\n]+/g, ' '));
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [
    `### Fresh: ${result.outcome}`,
    '',
    `${words[result.outcome]}.`.replace(/^./, (letter) => letter.toUpperCase()),
    '',
    fence,
    ...lines,
    fence,
    '',
  ].join('\n');
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
