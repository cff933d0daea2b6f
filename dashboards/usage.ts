import type { DashboardSpec } from './dashboard.ts';
import { p95, perSecond } from './promql.ts';

/** Who asks what, and whether the fleet is there for them. */
export const usage: DashboardSpec = {
  uid: 'fresh-usage',
  title: 'Fresh: Usage',
  description: 'Questions to the query service, runs by how they ended, and processes that answer.',
  panels: [
    {
      title: 'Processes that answer',
      description: 'Scrape targets that answer, by job.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (job) (up)',
      legend: '{{job}}',
    },
    {
      title: 'Runs by how they ended',
      description:
        'Runs of the pipeline since the workers started; a repository that did not change has none.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (outcome) (fresh_runs_total)',
      legend: '{{outcome}}',
    },
    {
      title: 'Proposals that wait for people',
      description:
        'Changes of the ontology that nobody has decided: `fresh ontology list` names them. Their items wait in staging.',
      unit: 'short',
      show: 'stat',
      expr: 'max(fresh_proposals_open_gauge)',
    },
    {
      title: 'Oldest proposal',
      description: 'How long the oldest open proposal has been waiting.',
      unit: 's',
      show: 'stat',
      expr: 'max(fresh_proposals_oldest_seconds)',
    },
    {
      title: 'Decisions by what became of them',
      description:
        'Decisions sent about proposals since the workers started; all but `counted` changed nothing, and the proposal says why.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (verdict, fate) (fresh_proposal_decisions_total)',
      legend: '{{verdict}} {{fate}}',
    },
    {
      title: 'Reminders of proposals',
      description:
        'How often people were reminded of proposals since the workers started: the log names the proposal each time.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_proposal_reminders_total)',
    },
    {
      title: 'Since the last nightly run',
      description: 'Time since the nightly schedule last ended a run well; above a day one is missing.',
      unit: 's',
      show: 'stat',
      expr: 'time() - max(fresh_nightly_completed_timestamp_seconds)',
    },
    {
      title: 'Questions by how they were answered',
      description:
        '4xx are mistakes in the question, 5xx are ours or the graph’s. Since the service started.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (status) (fresh_query_requests_total)',
      legend: '{{status}}',
    },
    {
      title: 'Questions a second, by query',
      description: 'Which saved queries people and programs use.',
      unit: 'reqps',
      show: 'lines',
      expr: `sum by (query) (${perSecond('fresh_query_requests_total')})`,
      legend: '{{query}}',
    },
    {
      title: 'Seconds of an answer, by query (p95)',
      description: '95 % of the answers came within this time.',
      unit: 's',
      show: 'lines',
      expr: p95('fresh_query_seconds', ['query']),
      legend: '{{query}}',
    },
    {
      title: 'Share of the time budget used, by query (p95)',
      description: 'Above 100 % a query is slower than its registry entry allows.',
      unit: 'percentunit',
      show: 'lines',
      expr: `${p95('fresh_query_seconds', ['query'])} / on (query) max by (query) (fresh_query_budget_seconds)`,
      legend: '{{query}}',
    },
  ],
};
