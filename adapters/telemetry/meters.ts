import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { boundedLabel, type LabelName } from './metric-labels.ts';
import type { MetricSpec } from './metric-spec.ts';
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  type MetricName,
  metricTable,
} from './metric-table.ts';

/** Counting by the names and labels of the table; another name, or a label left out, is a type error. */
export interface Meters {
  readonly add: <N extends CounterName>(name: N, labels: LabelsOf<N>, by?: number) => void;
  readonly observe: <N extends HistogramName>(name: N, labels: LabelsOf<N>, value: number) => void;
  /** null takes the series away: nothing is known of it. */
  readonly set: <N extends GaugeName>(name: N, labels: LabelsOf<N>, value: number | null) => void;
  /** The text that Prometheus reads. */
  readonly expose: () => Promise<string>;
  readonly contentType: string;
}

type Labels = Readonly<Record<string, string>>;

/** Meters of one process: those of the table that it shows, and Node's own. */
export function createMeters(shownBy: MetricSpec['shownBy']): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'fresh_' });
  const instruments = makeInstruments(registry, shownBy);
  const newborn = openNewborn();
  const find = <T>(name: MetricName): T => {
    const instrument = instruments.get(name);
    if (instrument === undefined) throw new Error(`${name} is not shown by the ${shownBy} (metric-table.ts)`);
    return instrument as T;
  };
  return {
    add: (name, labels, by = 1) => {
      const counter = find<Counter>(name);
      const bounded = bound(labels);
      newborn.count(
        name,
        bounded,
        () => counter.inc(bounded, 0),
        () => counter.inc(bounded, by),
      );
    },
    observe: (name, labels, value) => {
      const histogram = find<Histogram>(name);
      const bounded = bound(labels);
      newborn.count(
        name,
        bounded,
        () => histogram.zero(bounded),
        () => histogram.observe(bounded, value),
      );
    },
    set: (name, labels, value) => {
      const gauge = find<Gauge>(name);
      if (value === null) gauge.remove(bound(labels));
      else gauge.set(bound(labels), value);
    },
    expose: async () => {
      const text = await registry.metrics();
      newborn.grow();
      return text;
    },
    contentType: registry.contentType,
  };
}

function makeInstruments(registry: Registry, shownBy: MetricSpec['shownBy']) {
  const instruments = new Map<string, Counter | Gauge | Histogram>();
  for (const [name, spec] of Object.entries<MetricSpec>(metricTable)) {
    if (spec.shownBy !== shownBy) continue;
    const options = { name, help: spec.help, labelNames: [...spec.labels], registers: [registry] };
    const instrument =
      spec.type === 'histogram'
        ? new Histogram({ ...options, buckets: [...(spec.buckets ?? [])] })
        : new { counter: Counter, gauge: Gauge }[spec.type](options);
    // A gauge that nobody has set yet says nothing, rather than zero.
    if (instrument instanceof Gauge) instrument.remove({});
    instruments.set(name, instrument);
  }
  return instruments;
}

const bound = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [name, boundedLabel(name as LabelName, value)]),
  );

/**
 * Prometheus sees growth only between two samples of a series: one whose first sample is 5 has grown by nothing, and the
 * first failure of its kind would ring no bell. So a new series is shown at zero once, and what it counted joins after that.
 */
function openNewborn() {
  const known = new Set<string>();
  let waiting = new Map<string, (() => void)[]>();
  return {
    count: (name: string, labels: Labels, zero: () => void, grow: () => void): void => {
      const series = JSON.stringify([name, ...Object.entries(labels).sort()]);
      if (!known.has(series)) {
        known.add(series);
        waiting.set(series, []);
        zero();
      }
      const queue = waiting.get(series);
      if (queue === undefined) grow();
      else queue.push(grow);
    },
    grow: (): void => {
      const ready = waiting;
      waiting = new Map();
      for (const counts of ready.values()) for (const count of counts) count();
    },
  };
}
