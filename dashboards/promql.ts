import type { CounterName, HistogramName } from '../adapters/telemetry/metric-table.ts';

/** Growth a second over what Grafana finds a fitting window. */
export const perSecond = (counter: CounterName): string => `rate(${counter}[$__rate_interval])`;

/** Growth over a window; a counter that began again with its process is taken as such. */
export const growth = (counter: CounterName, window: string, where = ''): string =>
  `sum(increase(${counter}${where}[${window}]))`;

/** Value below which 95 % of the observations lie, one series for each combination of the labels. */
export function p95(
  histogram: HistogramName,
  by: readonly string[],
  window = '$__rate_interval',
  where = '',
): string {
  return `histogram_quantile(0.95, sum by (${[...by, 'le'].join(', ')}) (rate(${histogram}_bucket${where}[${window}])))`;
}

/** Law 6 as a number: 0, or records were lost. */
export const imbalance =
  'sum(fresh_envelopes_total{fate="offered"}) - sum(fresh_envelopes_total{fate!="offered"})';

/** Rejects of the last hour as a share of all records that were offered to staging and graph. */
export const shareRejected = `${growth('fresh_rejects_total', '1h')} / (${growth('fresh_rejects_total', '1h')} + ${growth('fresh_staged_records_total', '1h')} > 0)`;
