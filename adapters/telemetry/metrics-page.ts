import { type LabelName, metricLabels } from './metric-labels.ts';
import type { MetricSpec } from './metric-spec.ts';
import { metricTable } from './metric-table.ts';

/** docs/generated/metrics.md: every metric with its meaning, and what its labels may say. */
export function metricsPage(): string {
  return `${[
    '# Metrics',
    '',
    'Made from `adapters/telemetry/metric-table.ts`; a test compares the two. What counts receipts says the same as the',
    'history of the runs; an attempt whose answer was lost on its way is counted again with the next one. Besides these every',
    "process shows Node's own as `fresh_process_…` and `fresh_nodejs_…`, and Temporal Core its own on a port of its own.",
    '',
    '## Workers',
    '',
    ...tableOf('worker'),
    '',
    '## Query service',
    '',
    ...tableOf('query-service'),
    '',
    '## Labels',
    '',
    'A label says one of these, else `other`; mined text is never a label.',
    '',
    '| label | meaning | values |',
    '|---|---|---|',
    ...Object.keys(metricLabels)
      .sort()
      .map((name) => labelRow(name as LabelName)),
  ].join('\n')}\n`;
}

const tableOf = (shownBy: MetricSpec['shownBy']): string[] => [
  '| metric | type | unit | labels | meaning | from |',
  '|---|---|---|---|---|---|',
  ...Object.entries<MetricSpec>(metricTable)
    .filter(([, spec]) => spec.shownBy === shownBy)
    .map(([name, { type, unit, labels, help, source }]) => {
      const named = labels.map((label) => `\`${label}\``).join(', ');
      return `| \`${name}\` | ${type} | ${unit} | ${named} | ${help}. | ${source} |`;
    }),
];

function labelRow(name: LabelName): string {
  const { help, values }: { help: string; values: readonly string[] | null } = metricLabels[name];
  const said = values === null ? 'names of our registries' : values.map((value) => `\`${value}\``).join(', ');
  return `| \`${name}\` | ${help} | ${said} |`;
}
