import type { BenchReading, BenchRow } from '../../schemas/cli/bench.ts';
import type { Limit, Measure, Reading, Row, Taken } from './row.ts';
import { median } from './statistics.ts';

/** A row that was run, judged by its limits. */
export function judge(row: Row, taken: Taken): BenchRow {
  const readings = Object.entries(taken.readings).map(([name, reading]) => {
    const measure =
      row.measures[name] ?? (row.others && { ...row.others, says: `${row.others.says} ${name}` });
    if (measure === undefined) throw new TypeError(`row ${row.name} does not declare the measure ${name}`);
    return readingOf(name, measure, reading);
  });
  const { name, what, anchor } = row;
  const state = readings.some(({ pass }) => pass === false) ? 'miss' : 'pass';
  return {
    name,
    what,
    anchor,
    state,
    readings,
    notes: [...taken.notes],
    why: state === 'miss' ? (row.reason ?? null) : null,
  };
}

/** A row that was not run to its end. */
export const unmeasured = (
  { name, what, anchor }: Row,
  state: 'skipped' | 'failed',
  why: string,
): BenchRow => ({
  name,
  what,
  anchor,
  state,
  readings: [],
  notes: [],
  why,
});

function readingOf(name: string, { says, unit, limit }: Measure, reading: Reading): BenchReading {
  const { value, all } = valuesOf(reading);
  return {
    name,
    says,
    unit,
    value: rounded(value),
    least: rounded(Math.min(...all)),
    most: rounded(Math.max(...all)),
    limit,
    pass: limit === null ? null : isWithin(value, limit),
  };
}

/** Of two sides the ratio of their medians, and the ratios of the single pairs. */
function valuesOf(reading: Reading): { value: number; all: readonly number[] } {
  if ('values' in reading) return { value: median(reading.values), all: reading.values };
  const all = reading.ours.map((ours, pair) => ours / (reading.anchor[pair] ?? Number.NaN));
  return { value: median(reading.ours) / median(reading.anchor), all };
}

const isWithin = (value: number, limit: Limit): boolean =>
  'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;

/** Three figures: more would pretend to a precision that no machine has. */
const rounded = (value: number): number => Number(value.toPrecision(Math.abs(value) >= 1_000 ? 6 : 3));
