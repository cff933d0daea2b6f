import type { Bench } from './bench.ts';

/** What a measure may come to. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number };

export interface Measure {
  /** What is set against what, in a few words. */
  readonly says: string;
  /** `×`: ours divided by the anchor. Anything else is our own figure in that unit. */
  readonly unit: '×' | 'MB' | 'ms' | '%' | 'count';
  /** Null: told without being judged. */
  readonly limit: Limit | null;
}

/** Figures of one measure: of ours and the anchor, pair by pair, or of ours alone. */
export type Reading =
  | { readonly ours: readonly number[]; readonly anchor: readonly number[] }
  | { readonly values: readonly number[] };

export interface Taken {
  readonly readings: Readonly<Record<string, Reading>>;
  /** On what it was measured: sizes and counts. */
  readonly notes: readonly string[];
}

/** One row of the table: its own file, named like it, and one line in the registry. */
export interface Row {
  readonly name: string;
  readonly what: string;
  /** What ours is held against in the same run. */
  readonly anchor: string;
  /** Without figures that the row gives itself (percentiles by query), each with its limit. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** For rows whose measures follow from a registry: any other reading has this shape. */
  readonly others?: Measure;
  /** Why a miss stands, told in the page; absent where no limit is missed for a known reason. */
  readonly reason?: string;
  readonly run: (bench: Bench) => Promise<Taken>;
}

/** Something that the row needs is not to be had here: it is left out, and the table says why. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}
