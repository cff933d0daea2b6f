import { codeSpan } from '../../templates/_style/markdown.ts';
import { countOf, formatNumber } from '../../templates/_style/numbers.ts';
import type { AnswerCount } from './answer-count.ts';
import { changeLines, type DescribedPages, pageList, renderingRows } from './describe-pages.ts';
import type { HeadChange } from './heads.ts';
import type { HeadSet } from './render-portfolio.ts';

export interface SetPageInput extends Pick<DescribedPages, 'pages' | 'changes' | 'pictures'> {
  readonly set: HeadSet;
  readonly trace_id: string;
  readonly answers: AnswerCount;
  readonly moves: readonly HeadChange[];
}

const MOST_MOVES = 200;

/** `run.md` of the portfolio: which heads its pages were made from, and what changed since the set before, largest first. */
export function setPage({ set, trace_id, answers, moves, pages, changes, pictures }: SetPageInput): string {
  return [
    `# Portfolio, set of heads ${set.number}`,
    '',
    '| | |',
    '|---|---|',
    `| Repositories | ${formatNumber(set.heads.length)} |`,
    `| Trace | ${codeSpan(trace_id)} |`,
    ...renderingRows(pages.length, pictures, answers),
    '',
    '## Pages',
    '',
    ...pageList(pages),
    '',
    '## What changed since the set of heads before',
    '',
    ...moveLines(moves),
    '',
    '## What changed on the pages',
    '',
    ...changes.flatMap(changeLines),
    '',
    '## Heads',
    '',
    '| Repository | Run | Commit |',
    '|---|---|---|',
    ...set.heads.map(({ repo, run_id, sha }) => `| ${codeSpan(repo)} | ${run_id} | ${codeSpan(sha)} |`),
  ].join('\n');
}

function moveLines(moves: readonly HeadChange[]): readonly string[] {
  if (moves.length === 0) return ['No repository moved.'];
  const more = moves.length - MOST_MOVES;
  return [
    '| Repository | What | Facts made, changed or retired |',
    '|---|---|--:|',
    ...moves.slice(0, MOST_MOVES).map(moveLine),
    ...(more > 0 ? ['', `…and ${countOf(more, 'smaller change')}.`] : []),
  ];
}

function moveLine({ repo, state, from, to, facts }: HeadChange): string {
  const what = {
    new: `new at ${codeSpan(short(to))}`,
    gone: `no longer there; was at ${codeSpan(short(from))}`,
    moved:
      from === to
        ? `read anew at ${codeSpan(short(to))}`
        : `${codeSpan(short(from))} to ${codeSpan(short(to))}`,
  }[state];
  return `| ${codeSpan(repo)} | ${what} | ${formatNumber(facts)} |`;
}

const short = (sha: string | null): string => (sha ?? '').slice(0, 12);
