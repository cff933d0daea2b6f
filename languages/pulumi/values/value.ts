import type { ClassForm, FunctionForm } from '../../program/form.ts';
import type { Scope } from './scope.ts';

/** Something that the program makes or refers to and that others may depend on. */
export interface Handle {
  readonly kind: 'resource' | 'component' | 'stack-reference';
  /** Logical name or name of the stack: a template where it is known only at run time. */
  readonly name: string;
  /** Canonical type token; '' for a stack reference. */
  readonly type: string;
}

/** Where in the program something is called. */
export interface Site {
  readonly file: string;
  readonly lines: readonly [number, number] | null;
  readonly isNew: boolean | null;
  /** How the program's text names what is called. */
  readonly label: string;
}

export type Constant = string | number | boolean | null;

/** What an expression of a program stands for, as far as its text tells. */
export type Value =
  | { readonly kind: 'constant'; readonly value: Constant }
  /** A text with holes, `${…}`, for what is known only at run time. */
  | { readonly kind: 'text'; readonly text: string; readonly uses: readonly Handle[] }
  | Setting
  /** Known only at run time: outputs of resources, results of functions that are not part of the program. */
  | Open
  | { readonly kind: 'list'; readonly items: Value[] }
  | Dict
  | { readonly kind: 'handle'; readonly handle: Handle; readonly fields: Map<string, Value> }
  | Instance
  | Closure
  | ClassValue
  | { readonly kind: 'super'; readonly instance: Instance; readonly of: ClassValue }
  /** A name of an SDK: `storage.StorageAccount` of the package azure-native. The package `pulumi` is the core. */
  | { readonly kind: 'sdk'; readonly sdk: string; readonly path: readonly string[] }
  /** A module of the program. */
  | { readonly kind: 'module'; readonly scope: Scope; readonly exports: ReadonlyMap<string, string> }
  /** A module, class or function of the language or of a library that is not part of the program. */
  | { readonly kind: 'library'; readonly path: string }
  | { readonly kind: 'config'; readonly namespace: string | null };

/** A key of the stack's settings, or a part of its value. */
export interface Setting {
  readonly kind: 'setting';
  readonly key: string;
  /** '' for the whole, `[]` for an element, `.name` for a member. */
  readonly part: string;
  readonly isFlag: boolean;
}

export interface Open {
  readonly kind: 'open';
  /** How the program's text names it. */
  readonly label: string;
  readonly uses: readonly Handle[];
  /** What an output resolves to, as far as that is known. */
  readonly inner: Value | null;
}

export interface Dict {
  readonly kind: 'dict';
  readonly entries: Map<string, Value>;
  /** Made by `ResourceOptions(…)`. */
  readonly isOptions: boolean;
  /** Called for what a key that is not there stands for from then on. */
  readonly missing?: Value;
}

export interface Instance {
  readonly kind: 'instance';
  readonly of: ClassValue;
  readonly fields: Map<string, Value>;
  /** Where the program makes it. */
  readonly site: Site;
  /** Set when its class turns out to be a component or resource. */
  handle: Handle | null;
}

export interface Closure {
  readonly kind: 'function';
  readonly form: FunctionForm;
  readonly scope: Scope;
  readonly receiver: Value | null;
  /** Class that the method stands in. */
  readonly owner: ClassValue | null;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly form: ClassForm;
  readonly scope: Scope;
  readonly bases: readonly Value[];
  readonly fields: Map<string, Value>;
}

export const NOTHING: Value = { kind: 'constant', value: null };
export const constant = (value: Constant): Value => ({ kind: 'constant', value });
/** No list that is written by hand is longer; one that doubles itself would fill the memory. */
export const LONGEST_LIST = 10_000;
export const list = (items: Value[]): Value => ({
  kind: 'list',
  items: items.length > LONGEST_LIST ? items.slice(0, LONGEST_LIST) : items,
});
export const dict = (entries: Iterable<readonly [string, Value]>, isOptions = false): Dict => ({
  kind: 'dict',
  entries: new Map(entries),
  isOptions,
});
export const open = (label: string, uses: readonly Handle[] = [], inner: Value | null = null): Open => ({
  kind: 'open',
  label,
  uses,
  inner,
});
export const library = (path: string): Value => ({ kind: 'library', path });
export const isNothing = (value: Value): boolean => value.kind === 'constant' && value.value === null;
