import type { DashboardSpec } from './dashboard.ts';
import { p95, perSecond } from './promql.ts';

/** From the graph to pages. */
export const reporting: DashboardSpec = {
  uid: 'fresh-reporting',
  title: 'Fresh: Reporting',
  description: 'How often pages are built, how long it takes, and how much is remembered.',
  panels: [
    {
      title: 'Sets of pages built',
      description: 'Page sets of a repository or of the portfolio, since the workers started.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (scope) (fresh_report_build_seconds_count)',
      legend: '{{scope}}',
    },
    {
      title: 'Failed attempts to build',
      description: 'Since the workers started. The worker log names page and reason.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_report_failures_total)',
    },
    {
      title: 'Answers remembered',
      description:
        'Share of the pages’ questions that were answered from memory because the facts behind them did not change.',
      unit: 'percentunit',
      show: 'stat',
      expr: 'sum(fresh_answers_total{from="memory"}) / (sum(fresh_answers_total) > 0)',
    },
    {
      title: 'Seconds to build pages (p95)',
      description: '95 % of the page sets took no longer, pictures included.',
      unit: 's',
      show: 'lines',
      expr: p95('fresh_report_build_seconds', ['scope']),
      legend: '{{scope}}',
    },
    {
      title: 'Seconds to build pages (mean)',
      description: 'Mean over all page sets since the workers started.',
      unit: 's',
      show: 'bars',
      expr: 'sum by (scope) (fresh_report_build_seconds_sum) / (sum by (scope) (fresh_report_build_seconds_count) > 0)',
      legend: '{{scope}}',
    },
    {
      title: 'Answers a second, by where from',
      description: 'Questions that went to the graph and those that memory answered.',
      unit: 'reqps',
      show: 'lines',
      expr: `sum by (from) (${perSecond('fresh_answers_total')})`,
      legend: '{{from}}',
    },
  ],
};
