import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { Outcome } from '../../schemas/cli/process.ts';
import {
  type PortfolioPhase,
  type PortfolioProgress,
  type PortfolioSummary,
  portfolioQuery,
} from '../messages.ts';
import { attributes } from '../search-attributes.ts';
import { openEstimate, roughly } from './estimate.ts';

/** Troubled repositories that the summary names; all of them are counted. */
const NAMED = 50;

const nothing: PortfolioSummary = { outcomes: {}, created: { nodes: 0, edges: 0 }, troubled: [] };

/** Counts how repositories end, and shows it: answer of the progress query and live details of the workflow. */
export interface Tally {
  readonly summary: () => PortfolioSummary;
  /** How many repositories are yet to be counted, those of later pages included. */
  readonly expect: (uncounted: number) => void;
  readonly count: (repo: string, outcome: Outcome, code: string | null) => void;
  readonly open: (key: string) => void;
  readonly close: (key: string, result: Closed) => void;
  /** Goes on to what needs all repositories. */
  readonly enter: (phase: PortfolioPhase) => void;
  /** Keeps how that ended. */
  readonly tell: (wide: Wide) => void;
  /** Sets the search attributes of the whole: partial when one repository failed, failed when all did. */
  readonly end: () => void;
}

type Ahead = Pick<PortfolioProgress, 'left' | 'seconds_left'>;
type Wide = Pick<PortfolioSummary, 'links' | 'pages'>;

/** How a repository's child ended, whatever it was for. */
export interface Closed {
  readonly outcome: Outcome;
  readonly created: { readonly nodes: number | null; readonly edges: number | null };
  readonly error?: { readonly code: string } | undefined;
}

/** `before` is what earlier pages counted; `uncounted` as in `expect`. */
export function openTally(before: PortfolioSummary = nothing, uncounted = 0): Tally {
  let { outcomes, created, troubled } = before;
  let wide: Wide = {};
  let phase: PortfolioPhase = 'repositories';
  let waiting = uncounted;
  const open = new Set<string>();
  const summary = (): PortfolioSummary => ({ outcomes, created, troubled, ...wide });
  const estimate = openEstimate();
  const ahead = (): Ahead => ({
    left: Math.max(0, waiting - open.size),
    seconds_left: phase === 'repositories' ? estimate.secondsFor(Math.max(waiting, 0)) : null,
  });
  setHandler(portfolioQuery, () => ({ ...summary(), phase, open: [...open].sort(), ...ahead() }), {
    description:
      'Phase, outcomes so far, the repositories being processed, how many wait, and how long all of them will take',
  });
  const show = (): void => setCurrentDetails(describe(summary(), phase, open.size, ahead()));
  const count = (repo: string, outcome: Outcome, code: string | null): void => {
    outcomes = { ...outcomes, [outcome]: (outcomes[outcome] ?? 0) + 1 };
    if (!isFine(outcome) && troubled.length < NAMED) troubled = [...troubled, { repo, outcome, code }];
    waiting -= 1;
    show();
  };
  return {
    summary,
    count,
    expect: (number) => {
      waiting = number;
      show();
    },
    open: (key) => {
      open.add(key);
      show();
    },
    close: (key, result) => {
      open.delete(key);
      estimate.done();
      created = {
        nodes: created.nodes + (result.created.nodes ?? 0),
        edges: created.edges + (result.created.edges ?? 0),
      };
      count(key, result.outcome, result.error?.code ?? null);
    },
    enter: (next) => {
      phase = next;
      show();
    },
    tell: (known) => {
      wide = { ...wide, ...known };
      show();
    },
    end: () => {
      phase = 'end';
      show();
      upsertSearchAttributes([
        { key: attributes.outcome, value: wholeOutcome(summary()) },
        { key: attributes.nodesNew, value: created.nodes },
      ]);
    },
  };
}

type Outcomes = PortfolioSummary['outcomes'];

const numberOf = (outcomes: Outcomes): number => Object.values(outcomes).reduce((sum, n) => sum + n, 0);

function wholeOutcome({ outcomes, links, pages }: PortfolioSummary): Outcome {
  const { complete = 0, unchanged = 0, failed = 0 } = outcomes;
  const all = numberOf(outcomes);
  const fine = [links, pages].every((ending) => ending === undefined || isFine(ending.outcome));
  if (complete + unchanged === all) return fine ? 'complete' : 'partial';
  return failed === all ? 'failed' : 'partial';
}

const isFine = (outcome: Outcome): boolean => outcome === 'complete' || outcome === 'unchanged';

function describe(
  { outcomes, links, pages }: PortfolioSummary,
  phase: PortfolioPhase,
  open: number,
  { left, seconds_left }: Ahead,
): string {
  const done = Object.entries(outcomes).map(([name, n]) => `| ${name} | ${n} |`);
  const wide = [
    ...(links === undefined ? [] : [`Links: **${links.outcome}**, ${links.created ?? 'no'} new`]),
    ...(pages === undefined ? [] : [`Pages: **${pages.outcome}**, ${pages.reports.length}`]),
  ];
  return [
    `Now: **${phase}**`,
    '',
    `**${numberOf(outcomes)}** repositories done, **${open}** open, **${left}** left${seconds_left === null ? '' : `: about ${roughly(seconds_left)}`}`,
    '',
    ...(done.length === 0 ? [] : ['| outcome | repositories |', '|---|---|', ...done, '']),
    ...wide.flatMap((line) => [line, '']),
  ].join('\n');
}
