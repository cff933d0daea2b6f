import type { LabelName } from './metric-labels.ts';

export interface MetricSpec {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly unit:
    | 'records'
    | 'bytes'
    | 'nodes'
    | 'edges'
    | 'facts'
    | 'attempts'
    | 'runs'
    | 'answers'
    | 'requests'
    | 'proposals'
    | 'decisions'
    | 'reminders'
    | 'seconds'
    | 'yes or no';
  readonly labels: readonly LabelName[];
  /** Which processes show it. */
  readonly shownBy: 'worker' | 'query-service';
  /** Where the number comes from. */
  readonly source: string;
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
}

export type MetricSpecs = Readonly<Record<`fresh_${string}`, MetricSpec>>;

/** Bounds for work that takes from a moment to half an hour, in seconds. */
export const SHORT = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800] as const;
