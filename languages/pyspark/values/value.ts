import type { ClassForm, FunctionForm } from '../../program/form.ts';
import type { Args } from './arguments.ts';
import type { SparkObject } from './objects.ts';
import type { Scope } from './scope.ts';

/** Why a name stays unknown. */
export type Reason =
  | 'widget-without-default'
  | 'function-parameter'
  | 'environment'
  | 'runtime-data'
  | 'missing-file'
  | 'undefined-name';

export type Constant = string | number | boolean | null;

/** What an expression of a program stands for, as far as its text tells. A text may hold holes (text.ts). */
export type Value =
  | {
      readonly kind: 'constant';
      readonly value: Constant;
      /** Comes from the command line as it stands: what a program makes of its pieces is computed. */
      readonly isGiven?: true;
    }
  | { readonly kind: 'list'; readonly items: Value[] }
  | { readonly kind: 'dict'; readonly entries: Map<string, Value> }
  | Unknown
  | Either
  | Closure
  | ClassValue
  | Instance
  | { readonly kind: 'super'; readonly instance: Instance; readonly of: ClassValue }
  | { readonly kind: 'module'; readonly scope: Scope }
  /** A name of the language or of a library that is not part of the program. */
  | { readonly kind: 'library'; readonly path: string }
  | { readonly kind: 'object'; readonly object: SparkObject };

export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: Reason;
  /** The name or type that it goes by, which may tell what it is used as. */
  readonly label: string;
}

/** One of several values, by which way the program took at one place. */
export interface Either {
  readonly kind: 'either';
  /** The place: values that were chosen there are chosen together. */
  readonly at: number;
  readonly options: readonly Value[];
}

export interface Closure {
  readonly kind: 'function';
  readonly form: FunctionForm;
  readonly scope: Scope;
  readonly receiver: Value | null;
  /** Class that the method stands in. */
  readonly owner: ClassValue | null;
  readonly file: string;
  /** Values of parameters that are not given, made where the function is; null where there is none. */
  readonly defaults: readonly (Value | null)[];
  /** Arguments that stand before those of the call. */
  readonly bound?: Args;
  /** `@contextmanager`: what it hands out is what `with` binds. */
  readonly isContext?: true;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly form: ClassForm;
  readonly scope: Scope;
  readonly bases: readonly Value[];
  readonly fields: Map<string, Value>;
  readonly file: string;
}

export interface Instance {
  readonly kind: 'instance';
  readonly of: ClassValue;
  readonly fields: Map<string, Value>;
}

export const NOTHING: Value = { kind: 'constant', value: null };
export const constant = (value: Constant): Value => ({ kind: 'constant', value });
export const unknown = (reason: Reason, label = ''): Value => ({ kind: 'unknown', reason, label });
export const library = (path: string): Value => ({ kind: 'library', path });
/** No list that is written by hand is longer; one that doubles itself would fill the memory. */
const LONGEST_LIST = 10_000;
export const list = (items: Value[]): Value => ({
  kind: 'list',
  items: items.length > LONGEST_LIST ? items.slice(0, LONGEST_LIST) : items,
});
export const dict = (entries: Iterable<readonly [string, Value]>): Value => ({
  kind: 'dict',
  entries: new Map(entries),
});
export const objectValue = (object: SparkObject): Value => ({ kind: 'object', object });
export const isNothing = (value: Value): boolean => value.kind === 'constant' && value.value === null;
