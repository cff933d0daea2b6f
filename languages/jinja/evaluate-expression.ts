import type { Arguments, Expression } from './ast.ts';
import { applyFilter } from './filters.ts';
import { attributeOf, itemAt } from './methods.ts';
import { binary, negative } from './operators.ts';
import { runTest } from './tests.ts';
import { type Call, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

/** What the evaluator asks of the world around the template. */
export interface Host {
  /** A global name; undefined where there is none. */
  readonly lookup: (name: string) => Value;
  /** Told when a call could not be made because nothing of that name is known. */
  readonly unknownCall: (name: string, line: number) => undefined;
  /** Told when a branch or loop depends on a value that is not known; neither is then taken. */
  readonly undecided?: (what: string) => undefined;
  /** The body of a call block, which a macro runs and whose text stands where the block does. */
  readonly caller?: (call: Call) => Call;
}

export const MAX_STEPS = 2_000_000;

/** Names that are visible at one place, and what a macro returned there. */
export interface Frame {
  readonly names: Map<string, Value>;
  readonly parent: Frame | null;
  /** Shared by all frames of one macro call. */
  readonly result: { returned: boolean; value: Value };
}

/** Evaluates expressions. What is over the budget of steps is unknown, and `exhausted` says so. */
export class ExpressionEvaluator {
  protected readonly host: Host;
  protected steps = 0;
  protected currentLine = 1;
  /** Set when a budget was used up: the result is then only a part. */
  exhausted = false;

  constructor(host: Host) {
    this.host = host;
  }

  /** The value of an expression by itself. */
  evaluate(expression: Expression): Value {
    return this.value(expression, {
      names: new Map(),
      parent: null,
      result: { returned: false, value: undefined },
    });
  }

  protected exhaust(): Unknown {
    this.exhausted = true;
    return new Unknown('budget');
  }

  protected lookup(name: string, frame: Frame): Value {
    for (let at: Frame | null = frame; at !== null; at = at.parent)
      if (at.names.has(name)) return at.names.get(name);
    return this.host.lookup(name);
  }

  protected positional(args: Arguments, frame: Frame): Value[] {
    const written = args.positional.map((argument) => this.value(argument, frame));
    return [...written, ...this.#spread(args, 1, frame).flatMap(listed)];
  }

  protected named(args: Arguments, frame: Frame): Map<string, Value> {
    const written = args.named.map(([name, argument]) => [name, this.value(argument, frame)] as const);
    const spread = this.#spread(args, 2, frame).flatMap((value) => (value instanceof Map ? [...value] : []));
    return new Map([...written, ...spread]);
  }

  #spread({ spread = [] }: Arguments, wanted: 1 | 2, frame: Frame): Value[] {
    return spread.flatMap(({ stars, of }) => (stars === wanted ? [this.value(of, frame)] : []));
  }

  protected value(expression: Expression, frame: Frame): Value {
    if (this.exhausted || ++this.steps > MAX_STEPS) return this.exhaust();
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'name':
        return this.lookup(expression.name, frame);
      case 'list':
        return expression.items.map((item) => this.value(item, frame));
      case 'dict':
        return new Map(
          expression.entries.map(([key, value]) => [
            toText(this.value(key, frame)),
            this.value(value, frame),
          ]),
        );
      case 'attribute':
        return attributeOf(this.value(expression.of, frame), expression.name);
      case 'item':
        return itemAt(this.value(expression.of, frame), this.value(expression.key, frame));
      case 'slice':
        return this.#slice(expression, frame);
      case 'call':
        return this.#invoke(expression, frame);
      case 'filter':
        return applyFilter(
          expression.name,
          this.value(expression.of, frame),
          this.positional(expression.args, frame),
          this.named(expression.args, frame),
        );
      case 'test':
        return this.#test(expression, frame);
      case 'unary':
        return this.#unary(expression, frame);
      case 'binary':
        return this.#binary(expression, frame);
      case 'choice':
        return isTrue(this.value(expression.condition, frame))
          ? this.value(expression.yes, frame)
          : expression.no === null
            ? undefined
            : this.value(expression.no, frame);
      case 'broken':
        return new Unknown(expression.text);
    }
  }

  #slice(expression: Expression & { kind: 'slice' }, frame: Frame): Value {
    const of = this.value(expression.of, frame);
    const from = expression.from === null ? 0 : Number(this.value(expression.from, frame));
    const to = expression.to === null ? undefined : Number(this.value(expression.to, frame));
    return typeof of === 'string' || Array.isArray(of) ? of.slice(from, to) : new Unknown('slice');
  }

  /** Of a value that is not known no test tells more than that it is there. */
  #test({ name, of, args, negated }: Expression & { kind: 'test' }, frame: Frame): Value {
    const self = this.value(of, frame);
    if (self instanceof Unknown && name !== 'defined' && name !== 'undefined') return self;
    return runTest(name, self, this.positional(args, frame)) !== negated;
  }

  #unary(expression: Expression & { kind: 'unary' }, frame: Frame): Value {
    const value = this.value(expression.of, frame);
    if (expression.operator === 'not') return value instanceof Unknown ? value : !isTrue(value);
    return expression.operator === '-' ? negative(value) : value;
  }

  #binary(expression: Expression & { kind: 'binary' }, frame: Frame): Value {
    const left = this.value(expression.left, frame);
    if (expression.operator === 'and') return isTrue(left) ? this.value(expression.right, frame) : left;
    if (expression.operator === 'or') return isTrue(left) ? left : this.value(expression.right, frame);
    return binary(expression.operator, left, this.value(expression.right, frame));
  }

  #invoke(expression: Expression & { kind: 'call' }, frame: Frame): Value {
    const value = this.value(expression.of, frame);
    const positional = this.positional(expression.args, frame);
    const named = this.named(expression.args, frame);
    if (value instanceof Thing && value.call !== null) return value.call(positional, named);
    if (value instanceof Unknown) return value;
    const name = calledName(expression.of);
    this.host.unknownCall(name, this.currentLine);
    return new Unknown(name);
  }
}

/** Of a list that is not known one thing is: that something stands there. */
const listed = (value: Value): Value[] => (value instanceof Unknown ? [value] : itemsOf(value));

/** How a call is spelled in the template. */
export const calledName = (of: Expression): string => {
  if (of.kind === 'name') return of.name;
  return of.kind === 'attribute' ? `${calledName(of.of)}.${of.name}` : 'expression';
};
