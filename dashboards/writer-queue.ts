import type { DashboardSpec } from './dashboard.ts';
import { imbalance, p95, perSecond } from './promql.ts';

/** From sealed records to the graph. */
export const writerQueue: DashboardSpec = {
  uid: 'fresh-writer-queue',
  title: 'Fresh: Writer and queue',
  description: 'What waits for the graph, what was written, and what the graph refused.',
  panels: [
    {
      title: 'Queue depth',
      description:
        'Sealed envelopes that are not yet written. They lie in staging: nothing is lost while the graph is away.',
      unit: 'short',
      show: 'stat',
      expr: 'max(fresh_queue_depth_gauge)',
    },
    {
      title: 'Oldest waiting',
      description:
        'How long the oldest sealed envelopes wait. It grows while the graph is away or a human is asked about removals.',
      unit: 's',
      show: 'stat',
      expr: 'max(fresh_queue_oldest_seconds)',
    },
    {
      title: 'Graph answers',
      description: '1 while the graph server answers, 0 while it is away.',
      unit: 'bool_yes_no',
      show: 'stat',
      expr: 'max(fresh_graph_up)',
    },
    {
      title: 'Dead letters',
      description:
        'Envelopes that the graph refused for their own fault, since the workers started. Their dead-letter part in staging says why.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_dlq_total)',
    },
    {
      title: 'Dead letters open',
      description:
        'Of these, the letters that the newest runs still have and nobody dropped: `fresh dlq list` names them, `fresh dlq replay` tries them again.',
      unit: 'short',
      show: 'stat',
      expr: 'max(fresh_dlq_open_gauge)',
    },
    {
      title: 'Duplicate facts',
      description:
        'Facts that stand in the graph more than once, by the last nightly check or `fresh graph check`. Anything but 0 makes answers wrong.',
      unit: 'short',
      show: 'stat',
      expr: 'max(fresh_duplicate_facts_gauge)',
    },
    {
      title: 'Envelopes unaccounted for',
      description:
        'Offered, less accepted, rejected and dead-lettered, of all runs whose books were closed. Anything but 0 means that records were lost.',
      unit: 'short',
      show: 'stat',
      expr: imbalance,
    },
    {
      title: 'Nodes written',
      description:
        'Nodes created or changed since the workers started. A second run of an unchanged repository adds none.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_nodes_written_total)',
    },
    {
      title: 'Edges written',
      description:
        'Edges created or changed since the workers started. A second run of an unchanged repository adds none.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_edges_written_total)',
    },
    {
      title: 'Nodes written a second',
      description: 'Speed of the node writer.',
      unit: 'wps',
      show: 'lines',
      expr: `sum(${perSecond('fresh_nodes_written_total')})`,
    },
    {
      title: 'Edges written a second',
      description: 'Speed of the edge lane, of which there is one in the whole fleet.',
      unit: 'wps',
      show: 'lines',
      expr: `sum(${perSecond('fresh_edges_written_total')})`,
    },
    {
      title: 'Facts retired a second',
      description:
        'Facts that the newest commits no longer show. A peak without a great change in a repository deserves a look.',
      unit: 'wps',
      show: 'lines',
      expr: `sum(${perSecond('fresh_facts_retired_total')})`,
    },
    {
      title: 'Failed write attempts a minute',
      description: 'Attempts that Temporal repeats, first after 100 ms, then up to every 30 s for a day.',
      unit: 'cpm',
      show: 'lines',
      expr: `sum(${perSecond('fresh_write_failures_total')}) * 60`,
    },
    {
      title: 'Write conflicts a minute',
      description:
        'Transactions that met another one at the same nodes and were sent again. A few are how the server works; many mean that too many writers share hot nodes.',
      unit: 'cpm',
      show: 'lines',
      expr: `sum(${perSecond('fresh_write_conflicts_total')}) * 60`,
    },
    {
      title: 'Seconds of the write steps (p95)',
      description: 'Plan, nodes, edges, retirement and closing of the books.',
      unit: 's',
      show: 'lines',
      expr: p95(
        'fresh_activity_seconds',
        ['activity'],
        '$__rate_interval',
        '{activity=~"planWrite|writeNodes|writeEdges|retireFacts|finishWrite", outcome="done"}',
      ),
      legend: '{{activity}}',
    },
  ],
};
