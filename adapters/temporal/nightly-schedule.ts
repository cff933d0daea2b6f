import type { DailyWork } from './daily-schedule.ts';

/** All repositories of the portfolio whose heads moved. */
export const nightly = {
  id: 'nightly',
  workflow: 'ProcessPortfolio',
  workflowId: 'portfolio:nightly',
  args: [{}],
  summary: 'Process the portfolio, nightly',
} as const satisfies DailyWork;
