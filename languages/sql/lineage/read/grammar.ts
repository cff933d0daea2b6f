import type { Change } from '../changes.ts';
import type { Cte, Expression, Query } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** Thrown and caught inside the engine alone: the statement is nested deeper than the budget. */
export class TooDeep extends Error {}

/** Thrown and caught inside the engine alone: reading the statement takes more rules than the budget. */
export class TooLong extends Error {}

/** The CTEs before a statement. */
export interface With {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
}

/** The readings that all others need, handed over so that the files that read need not know each other. */
export interface Grammar {
  readonly expression: (reader: Reader) => Expression;
  readonly query: (reader: Reader) => Query;
  readonly with: (reader: Reader) => With;
  readonly change: (reader: Reader) => Change;
}
