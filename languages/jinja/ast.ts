/** An expression of Jinja. `broken` stands for text that is no expression; it evaluates to an unknown value. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
  | {
      readonly kind: 'slice';
      readonly of: Expression;
      readonly from: Expression | null;
      readonly to: Expression | null;
    }
  | { readonly kind: 'call'; readonly of: Expression; readonly args: Arguments }
  | { readonly kind: 'filter'; readonly of: Expression; readonly name: string; readonly args: Arguments }
  | {
      readonly kind: 'test';
      readonly of: Expression;
      readonly name: string;
      readonly args: Arguments;
      readonly negated: boolean;
    }
  | { readonly kind: 'unary'; readonly operator: 'not' | '-' | '+'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression | null;
    }
  | { readonly kind: 'broken'; readonly text: string };

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
  /** `*list` and `**dict`, whose items come behind those written out. */
  readonly spread?: readonly { readonly stars: 1 | 2; readonly of: Expression }[];
}

export interface Parameter {
  readonly name: string;
  readonly default: Expression | null;
}

/** A macro, test, snapshot or materialization: a named block. */
export interface Definition {
  readonly kind: 'definition';
  readonly type: 'macro' | 'test' | 'snapshot' | 'materialization';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly TemplateNode[];
  readonly line: number;
  readonly endLine: number;
}

/** A piece of a template. Lines count from 1. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'output'; readonly expression: Expression; readonly line: number }
  | { readonly kind: 'do'; readonly expression: Expression; readonly line: number }
  | {
      readonly kind: 'set';
      readonly targets: readonly string[];
      readonly value: Expression;
      readonly line: number;
    }
  | {
      readonly kind: 'set-block';
      readonly target: string;
      /** The target with the filters that its text goes through, if any. */
      readonly filtered: Expression;
      readonly body: readonly TemplateNode[];
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly {
        readonly condition: Expression | null;
        readonly body: readonly TemplateNode[];
      }[];
    }
  | {
      readonly kind: 'for';
      readonly targets: readonly string[];
      readonly over: Expression;
      readonly where: Expression | null;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | {
      readonly kind: 'call';
      readonly call: Expression;
      readonly parameters: readonly Parameter[];
      readonly body: readonly TemplateNode[];
      readonly line: number;
    }
  | {
      readonly kind: 'filter-block';
      readonly name: string;
      readonly args: Arguments;
      readonly body: readonly TemplateNode[];
    }
  | Definition;

/** A parsed template with what could not be understood in it. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly errors: readonly { readonly line: number; readonly detail: string }[];
}
