import type { MetricSpecs } from './metric-spec.ts';

/** Rows of the metric table about changes of the ontology that wait for people. */
export const proposalMetrics = {
  fresh_proposals_open_gauge: {
    type: 'gauge',
    unit: 'proposals',
    labels: [],
    shownBy: 'worker',
    help: 'Proposals to change the ontology that wait for a decision or are being applied',
    source: 'Temporal, asked by the workflow role every minute',
  },
  fresh_proposals_oldest_seconds: {
    type: 'gauge',
    unit: 'seconds',
    labels: [],
    shownBy: 'worker',
    help: 'How long the oldest of them has been open; 0 when none is',
    source: 'Temporal, asked by the workflow role every minute',
  },
  fresh_proposal_decisions_total: {
    type: 'counter',
    unit: 'decisions',
    labels: ['verdict', 'fate'],
    shownBy: 'worker',
    help: 'Decisions about proposals by what became of them; all but `counted` changed nothing',
    source: 'what recordProposal was given',
  },
  fresh_proposal_reminders_total: {
    type: 'counter',
    unit: 'reminders',
    labels: [],
    shownBy: 'worker',
    help: 'Times that a proposal had waited so long that people were reminded',
    source: 'receipt of remindOfProposal',
  },
} as const satisfies MetricSpecs;
