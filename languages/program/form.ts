/**
 * The small form that programs of every language are lowered to, so that what a program means is written once. What a
 * language has beyond it becomes `opaque`: its parts are still looked at, its value is open.
 */
export type Expression =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | Call
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'dict'; readonly entries: readonly Entry[] }
  | FunctionForm
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not'; readonly of: Expression }
  | Comprehension
  | {
      readonly kind: 'assign';
      readonly target: Pattern;
      readonly value: Expression;
      /** True when it makes the name where it stands; else the name may belong to an outer scope. */
      readonly declares: boolean;
    }
  | {
      readonly kind: 'opaque';
      readonly parts: readonly Expression[];
      /** What stands here is nested too deep to be looked at. */
      readonly isCut?: true;
      /** Python: the function hands out this value, or all elements of it, and goes on. */
      readonly yields?: 'one' | 'all';
    };

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** `new X(…)`; null where the language makes no difference. */
  readonly isNew: boolean | null;
  readonly lines: [number, number];
}

export interface Argument {
  readonly value: Expression;
  /** Name of a keyword argument. */
  readonly name?: string;
  readonly spread?: true;
  /** Its text, where the language's lowering keeps it. */
  readonly written?: string;
}

export interface Item {
  readonly value: Expression;
  readonly spread?: true;
}

/** `key: value`, or a spread where there is no key. */
export interface Entry {
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface Comprehension {
  readonly kind: 'comprehension';
  /** Null for a list. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly target: Pattern;
  readonly over: Expression;
  readonly tests: readonly Expression[];
}

export type Pattern =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
  | {
      readonly kind: 'sequence';
      readonly items: readonly (Pattern | null)[];
      /** Position of the item that takes what is left. */
      readonly rest: number | null;
    }
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly key: string; readonly pattern: Pattern }[];
      readonly rest: Pattern | null;
    }
  | { readonly kind: 'defaulted'; readonly pattern: Pattern; readonly fallback: Expression };

export interface Parameter {
  readonly pattern: Pattern;
  readonly fallback: Expression | null;
  readonly form: 'one' | 'rest' | 'named-rest';
  /** The type as written, where the language's lowering keeps it. */
  readonly type?: string;
}

export interface FunctionForm {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** How a method calls its object; null for functions and static methods. */
  readonly receiver: string | null;
  /** True for what is read like a field. */
  readonly isGetter: boolean;
  /** The receiver is the class itself. */
  readonly ofClass: boolean;
  /** What stands before the definition and is given the function, outermost first. */
  readonly decorators?: readonly Expression[];
  readonly lines?: [number, number];
}

export interface ClassForm {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly fields: readonly ClassField[];
  readonly methods: readonly FunctionForm[];
  readonly lines: [number, number];
}

export interface ClassField {
  readonly name: string;
  /** Null where only a type is given. */
  readonly value: Expression | null;
  readonly ofClass: boolean;
}

export interface ImportForm {
  readonly kind: 'import';
  /** As written; leading dots of Python are part of it. */
  readonly module: string;
  /** `imported` null binds the module itself; `*` binds all its names, without `local`. */
  readonly names: readonly { readonly imported: string | null; readonly local: string }[];
}

export type Statement =
  | { readonly kind: 'expression'; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly whenTrue: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'for';
      readonly target: Pattern;
      readonly over: Expression;
      /** The loop is over the keys or positions, not the elements. */
      readonly keys: boolean;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'while';
      readonly test: Expression;
      readonly step: Expression | null;
      readonly body: readonly Statement[];
    }
  /** A body with names of its own. */
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  /** A body that `break` leaves. */
  | { readonly kind: 'once'; readonly body: readonly Statement[] }
  /** What runs, what runs in place of its rest when it fails, and what runs behind it either way. */
  | {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly (readonly Statement[])[];
      readonly after: readonly Statement[];
    }
  | { readonly kind: 'return'; readonly value: Expression | null }
  | { readonly kind: 'leave'; readonly how: 'break' | 'continue' | 'throw' }
  | FunctionForm
  | ClassForm
  | ImportForm
  /** Names that belong to an outer scope. */
  | { readonly kind: 'outer'; readonly names: readonly string[] }
  | {
      readonly kind: 'export';
      readonly names: readonly { readonly local: string; readonly exported: string }[];
    }
  /** `export * from`: all names of another module. */
  | { readonly kind: 'export-all'; readonly module: string }
  /** `export =`: the value stands for the module. */
  | { readonly kind: 'export-value'; readonly value: Expression };
