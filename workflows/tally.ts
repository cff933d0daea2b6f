import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Outcome, ProcessResult } from '../schemas/cli/process.ts';
import type { Ended } from './child-ending.ts';
import { type PortfolioSummary, portfolioQuery } from './messages.ts';

/** Troubled repositories that the summary names; all of them are counted. */
const NAMED = 50;

const nothing: PortfolioSummary = { outcomes: {}, created: { nodes: 0, edges: 0 }, troubled: [] };

/** Counts how repositories end, and shows it: answer of the progress query and live details of the workflow. */
export interface Tally {
  readonly summary: () => PortfolioSummary;
  readonly count: (repo: string, outcome: Outcome, code: string | null) => void;
  readonly open: (key: string) => void;
  readonly close: (key: string, result: ProcessResult | Ended) => void;
}

/** `before` is what earlier batches counted, `left` how many repositories wait for later ones. */
export function openTally(before: PortfolioSummary = nothing, left = 0): Tally {
  let { outcomes, created, troubled } = before;
  const open = new Set<string>();
  const summary = (): PortfolioSummary => ({ outcomes, created, troubled });
  setHandler(portfolioQuery, () => ({ ...summary(), open: [...open].sort(), left }), {
    description: 'Outcomes so far, the repositories being processed, and how many wait',
  });
  const count = (repo: string, outcome: Outcome, code: string | null): void => {
    outcomes = { ...outcomes, [outcome]: (outcomes[outcome] ?? 0) + 1 };
    const fine = outcome === 'complete' || outcome === 'unchanged';
    if (!fine && troubled.length < NAMED) troubled = [...troubled, { repo, outcome, code }];
    setCurrentDetails(
      Object.entries(outcomes)
        .map(([name, n]) => `- ${name}: ${n}`)
        .join('\n'),
    );
  };
  return {
    summary,
    count,
    open: (key) => void open.add(key),
    close: (key, result) => {
      open.delete(key);
      created = {
        nodes: created.nodes + (result.created.nodes ?? 0),
        edges: created.edges + (result.created.edges ?? 0),
      };
      count(key, result.outcome, result.error?.code ?? null);
    },
  };
}
