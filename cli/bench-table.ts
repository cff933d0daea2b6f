import type { BenchReading, BenchResult } from '../schemas/cli/bench.ts';

/** Figures of a bench as aligned lines for people. */
export function benchTable({ rows, machine, pairs }: BenchResult): readonly string[] {
  const cells = rows.flatMap(({ name, readings, state, why }) =>
    readings.length === 0
      ? [[name, '', '', '', '', `${state}: ${why?.split('\n')[0] ?? ''}`]]
      : readings.map((reading) => [name, ...cellsOf(reading)]),
  );
  const table = [['row', 'measure', 'median', 'least – most', 'limit', ''], ...cells];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${pairs} pairs, ${machine.cores} processors, load average ${machine.load} before`];
}

const cellsOf = (reading: BenchReading): readonly string[] => [
  reading.says,
  figure(reading.value, reading.unit),
  `${figure(reading.least, reading.unit)} – ${figure(reading.most, reading.unit)}`,
  limitText(reading),
  reading.pass === null ? '' : reading.pass ? 'pass' : 'MISS',
];

/** A figure with its unit; numbers of things have none. */
export function figure(value: number | null, unit: BenchReading['unit']): string {
  if (value === null) return '–';
  return unit === 'count' ? String(value) : `${value} ${unit}`;
}

export function limitText({ limit, unit }: Pick<BenchReading, 'limit' | 'unit'>): string {
  if (limit === null) return '–';
  return 'atMost' in limit ? `≤ ${figure(limit.atMost, unit)}` : `≥ ${figure(limit.atLeast, unit)}`;
}
