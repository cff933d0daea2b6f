import { fingerprint } from './fingerprint.ts';
import { Markup } from './markdown.ts';
import { byText } from './order.ts';

/** Something with two measures, both at least 1. */
export interface Measured {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** An axis from 1 to `bound` on which equal ratios are equal lengths. */
export interface Axis {
  readonly bound: number;
  /** The least whole value beyond the line that halves the chart. */
  readonly upperHalf: number;
}

const LEAST_BOUND = 8;
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * Bounds are odd powers of two: few changes of a file move the others, and no whole value lies on the line in the middle,
 * where the names of the lower quarters stand.
 */
function axisFor(values: readonly number[]): Axis {
  const most = Math.max(LEAST_BOUND, ...values);
  const power = Math.ceil(Math.log2(most));
  const bound = 2 ** (power % 2 === 0 ? power + 1 : power);
  return { bound, upperHalf: Math.ceil(Math.sqrt(bound)) };
}

/** Room for a point with its label below, as shares of the chart's side: six columns and eleven rows a half. */
const STEP = { x: 0.08, y: 0.04 } as const;
/** Where points of each half may lie, so that no name falls on a border or on the name of a quarter. */
const HALVES = { low: [0.05, 0.45], high: [0.54, 0.94] } as const;

/** Points lie on a grid as coarse as their names are wide: what is nearly equal is one point with two names. */
function placeOn({ bound }: Axis, value: number, step: number): string {
  const share = Math.log(Math.max(1, value)) / Math.log(bound);
  const [from, to] = share < 0.5 ? HALVES.low : HALVES.high;
  const inHalf = share < 0.5 ? share * 2 : share * 2 - 1;
  return (from + Math.round((inHalf * (to - from)) / step) * step).toFixed(2);
}

/** Consonants of the key's fingerprint: no words, and the same whatever else is there. */
function letters(key: string, count: number): string {
  const number = BigInt(`0x${fingerprint(key)}`);
  return Array.from({ length: count }, (_, at) =>
    LETTERS.charAt(Number((number / BigInt(LETTERS.length) ** BigInt(at)) % BigInt(LETTERS.length))),
  ).join('');
}

/** A name of two letters for each key; those that would share one get more. */
export function pointNames(keys: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (let length = 2; named.size < new Set(keys).size && length <= 10; length++) {
    const left = [...new Set(keys)].filter((key) => !named.has(key));
    const groups = Map.groupBy(left, (key) => letters(key, length));
    for (const [name, members] of groups) {
      const [only, ...others] = members;
      if (only !== undefined && others.length === 0) named.set(only, name);
    }
  }
  return named;
}

/** More names than these reach into the neighbouring spots. */
const MOST_NAMED = 2;

/** The names of those on one spot; of many the first, and how many lie there with it. */
function labelOf(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return names.length <= MOST_NAMED ? names.join(' ') : `${first} +${others.length}`;
}

/** What a quadrant chart's template is filled with. */
export interface QuadrantView {
  readonly theme: Markup;
  readonly xBound: string;
  readonly yBound: string;
  readonly points: readonly { readonly names: string; readonly at: Markup }[];
}

export interface Quadrant {
  readonly view: QuadrantView;
  readonly names: ReadonlyMap<string, string>;
  readonly x: Axis;
  readonly y: Axis;
}

/** Places the measured on a chart whose axes are logarithmic; those on one spot share a point. */
export function quadrantOf(measured: readonly Measured[]): Quadrant {
  const names = pointNames(measured.map(({ key }) => key));
  const x = axisFor(measured.map((one) => one.x));
  const y = axisFor(measured.map((one) => one.y));
  const spots = Map.groupBy(measured, (one) => `${placeOn(x, one.x, STEP.x)} ${placeOn(y, one.y, STEP.y)}`);
  const points = [...spots].map(([spot, members]) => {
    const [left = '', up = ''] = spot.split(' ');
    const shown = members.map(({ key }) => names.get(key) ?? '').sort(byText);
    return { names: labelOf(shown), at: new Markup(`[${left}, ${up}]`) };
  });
  return {
    view: {
      theme: new Markup(`%%{init: ${quadrantTheme}}%%`),
      xBound: String(x.bound),
      yBound: String(y.bound),
      points: points.sort((a, b) => byText(a.names, b.names)),
    },
    names,
    x,
    y,
  };
}

/** Quadrants differ in lightness, so that the chart reads in grey; words outside are seen on white and on black. */
const quadrantTheme = JSON.stringify({
  theme: 'base',
  quadrantChart: {
    chartWidth: 760,
    chartHeight: 640,
    pointRadius: 5,
    pointLabelFontSize: 14,
    quadrantLabelFontSize: 15,
    xAxisLabelFontSize: 14,
    yAxisLabelFontSize: 14,
  },
  themeVariables: {
    quadrant1Fill: '#f3c6bd',
    quadrant2Fill: '#f7f3e3',
    quadrant3Fill: '#ffffff',
    quadrant4Fill: '#e4e4e0',
    quadrant1TextFill: '#5a1d10',
    quadrant2TextFill: '#5b4a17',
    quadrant3TextFill: '#5b5b5b',
    quadrant4TextFill: '#3d3d3d',
    quadrantPointFill: '#16324d',
    quadrantPointTextFill: '#1b1b1b',
    quadrantXAxisTextFill: '#7d7d7d',
    quadrantYAxisTextFill: '#7d7d7d',
    quadrantInternalBorderStrokeFill: '#9a9a9a',
    quadrantExternalBorderStrokeFill: '#7d7d7d',
  },
});
