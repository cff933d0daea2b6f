import type { Expression, Query } from '../syntax.ts';
import type { Flow } from './flow.ts';
import type { Output } from './relation.ts';

export interface UnresolvedName {
  readonly what: string;
  readonly reason:
    | 'star-without-schema'
    | 'dynamic-sql'
    | 'macro'
    | 'ambiguous-column'
    | 'dialect'
    | 'partly-read'
    | 'budget';
}

/** A column of a persistent table and all that was written into it. */
export interface Written {
  readonly table: string;
  readonly column: string;
  readonly flow: Flow;
}

/** A temporary table or view, and the persistent tables that it was filled from. */
export interface Temporary {
  output: Output;
  readonly name: string;
  readonly reads: Set<string>;
}

/** A function of the script whose body is SQL. */
export interface SqlFunction {
  readonly parameters: readonly string[];
  readonly body:
    | { readonly is: 'expression'; readonly value: Expression }
    | { readonly is: 'query'; readonly query: Query }
    /** What a block returns, made of its parameters. */
    | { readonly is: 'flow'; readonly flow: Flow };
  readonly columns: readonly string[];
}

/** No catalog takes longer ones; an empty one stands where a change names no table. */
export const isTableName = (name: string): boolean => name !== '' && name !== 'path:' && name.length <= 2_000;
