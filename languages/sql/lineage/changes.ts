import type { NamePart, Reference } from '../names.ts';
import type { Cte, Expression, Join, Query, SelectItem, Source, Star } from './syntax.ts';

export interface Assignment {
  readonly target: readonly NamePart[];
  readonly value: Expression;
}

/** The columns that a statement fills, `null` where it does not list them. */
export type ColumnList = readonly (readonly NamePart[])[] | null;

export interface Output {
  readonly items: readonly SelectItem[];
  readonly into: readonly NamePart[] | null;
  readonly columns: ColumnList;
}

export interface MergeAction {
  readonly condition: readonly Expression[];
  readonly action:
    | { readonly is: 'update'; readonly set: readonly Assignment[]; readonly star: Star | null }
    | {
        readonly is: 'insert';
        readonly columns: ColumnList;
        readonly values: readonly Expression[] | null;
        readonly star: Star | null;
      }
    | { readonly is: 'none' };
}

/** INSERT, UPDATE, DELETE and MERGE. */
export type Change = {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly target: readonly NamePart[];
  readonly reference: Reference;
  readonly alias: NamePart | null;
  readonly outputs: readonly Output[];
} & (
  | {
      readonly is: 'insert';
      readonly columns: ColumnList;
      readonly partition: readonly { readonly name: NamePart; readonly value: Expression | null }[];
      readonly byName: boolean;
      readonly query: Query | null;
      /** Alias of the rows, which a condition before them may name. */
      readonly source: NamePart | null;
      readonly set: readonly Assignment[];
      readonly control: readonly Expression[];
      readonly conflict: readonly Assignment[];
      readonly conflictControl: readonly Expression[];
    }
  | {
      readonly is: 'update';
      readonly set: readonly Assignment[];
      readonly from: readonly Join[];
      readonly where: readonly Expression[];
    }
  | { readonly is: 'delete'; readonly from: readonly Join[]; readonly where: readonly Expression[] }
  | {
      readonly is: 'merge';
      readonly source: Source;
      readonly on: readonly Expression[];
      readonly actions: readonly MergeAction[];
    }
);
