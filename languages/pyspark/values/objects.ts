import type { Expression } from '../../sql/lineage/syntax.ts';
import type { Output } from '../../sql/lineage/trace/relation.ts';
import type { Argument } from './arguments.ts';
import type { Value } from './value.ts';

/** Rows: where they come from, and what their columns are as far as the program says. */
export interface Frame {
  /** Tables, paths and topics that shape the rows, by the engine's names. */
  readonly sources: ReadonlySet<string>;
  readonly output: Output;
  /** Columns of frames that went in, by the names that still stand for them. */
  readonly aliases: ReadonlyMap<string, Output>;
}

/** A column expression in the form that the engine of SQL traces. */
export interface Column {
  readonly value: Expression;
  /** The names that it gives its columns; empty where nobody says. */
  readonly names: readonly string[];
}

export type Options = Map<string, Argument>;

export interface Reader {
  readonly is: 'reader';
  readonly options: Options;
  format: Argument | null;
}

export interface Writer {
  readonly is: 'writer';
  readonly frame: Frame;
  readonly options: Options;
  format: Argument | null;
  /** Handler of `foreachBatch`. */
  batch: Value | null;
}

export interface Grouped {
  readonly is: 'grouped';
  readonly frame: Frame;
  readonly keys: readonly Column[];
  /** Column that is turned, and its values where they are literal. */
  readonly pivot: { readonly on: Column; readonly values: readonly string[] | null } | null;
}

export interface DeltaTable {
  readonly is: 'delta';
  /** Null where the name is unknown. */
  readonly table: string | null;
  readonly alias: string;
}

export interface Merge {
  readonly is: 'merge';
  readonly into: DeltaTable;
  readonly source: Frame;
}

/** What declares a dataset of a declarative pipeline when it is put before a function. */
export interface Declaration {
  readonly is: 'declaration';
  readonly sort: 'table' | 'view' | 'flow' | 'none';
  readonly name: Argument | null;
}

/** Something that holds rows until it is asked for them. */
export interface FrameHolder {
  readonly frame: Frame;
}

/** What a program works with beyond the values of its language. */
export type SparkObject =
  | { readonly is: 'session' | 'catalog' | 'conf' | 'builder' | 'window' | 'conditional' | 'feature-store' }
  | ({ readonly is: 'training-set' } & FrameHolder)
  | { readonly is: 'frame'; readonly frame: Frame }
  | { readonly is: 'column'; readonly column: Column }
  | { readonly is: 'table-writer'; readonly frame: Frame; readonly target: Argument | null }
  | { readonly is: 'fill'; readonly frame: Frame }
  | { readonly is: 'path'; readonly text: string }
  | { readonly is: 'parser'; readonly options: Map<string, Value> }
  | { readonly is: 'open-file'; readonly text: string | null }
  | { readonly is: 'data-class'; readonly fields: readonly string[] }
  | { readonly is: 'pool' }
  /** `spark.table` that is handed on: called by whoever gets it. */
  | { readonly is: 'method'; readonly of: SparkObject; readonly name: string }
  | { readonly is: 'future'; readonly value: Value }
  | Reader
  | Writer
  | Grouped
  | DeltaTable
  | Merge
  | Declaration;
