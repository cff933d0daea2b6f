import type { Arguments, Definition, Expression, Parameter, TemplateNode } from './ast.ts';
import { applyFilter } from './filters.ts';
import { attributeOf, itemAt } from './methods.ts';
import { binary, negative } from './operators.ts';
import { runTest } from './tests.ts';
import { callable, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

/** What the evaluator asks of the world around the template. */
export interface Host {
  /** A global name; undefined where there is none. */
  readonly lookup: (name: string) => Value;
  /** Told when a call could not be made because nothing of that name is known. */
  readonly unknownCall: (name: string, line: number) => undefined;
}

const MAX_STEPS = 2_000_000;
const MAX_DEPTH = 120;
/** Characters, counted again at each level of nesting that hands them on. */
const MAX_WRITTEN = 50_000_000;

/** Names that are visible at one place, and what a macro returned there. */
interface Frame {
  readonly names: Map<string, Value>;
  readonly parent: Frame | null;
  /** Shared by all frames of one macro call. */
  readonly result: { returned: boolean; value: Value };
}

/** Runs templates against a host. Budgets count steps and depth; what is over them is unknown and marked. */
export class Evaluator {
  readonly #host: Host;
  #steps = 0;
  #written = 0;
  #depth = 0;
  #line = 1;
  /** Set when a budget was used up: the result is then only a part. */
  exhausted = false;
  #stopped = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Line of the template tag that is being evaluated. */
  get line(): number {
    return this.#line;
  }

  /** Ends the rendering that is under way: nothing behind this place matters any more. */
  stop(): undefined {
    this.#stopped = true;
  }

  render(nodes: readonly TemplateNode[], names: ReadonlyMap<string, Value> = new Map()): string {
    return this.#nodes(nodes, {
      names: new Map(names),
      parent: null,
      result: { returned: false, value: undefined },
    });
  }

  evaluate(expression: Expression, names: ReadonlyMap<string, Value> = new Map()): Value {
    return this.#value(expression, {
      names: new Map(names),
      parent: null,
      result: { returned: false, value: undefined },
    });
  }

  /** A macro as a value that can be called; what it returns, or the text that it prints. */
  macro(definition: Definition): Thing {
    return callable((positional, named) =>
      this.#call(definition.parameters, definition.body, positional, named, null),
    );
  }

  #call(
    parameters: readonly Parameter[],
    body: readonly TemplateNode[],
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
    parent: Frame | null,
  ): Value {
    if (this.#depth >= MAX_DEPTH || this.exhausted) return this.#exhaust();
    this.#depth++;
    const line = this.#line;
    const frame: Frame = { names: new Map(), parent, result: { returned: false, value: undefined } };
    for (const [at, parameter] of parameters.entries()) {
      const given = at < positional.length ? positional[at] : named.get(parameter.name);
      const missing = at >= positional.length && !named.has(parameter.name);
      frame.names.set(
        parameter.name,
        missing && parameter.default !== null ? this.#value(parameter.default, frame) : given,
      );
    }
    frame.names.set('varargs', positional.slice(parameters.length));
    frame.names.set('kwargs', new Map(named));
    if (named.has('caller')) frame.names.set('caller', named.get('caller'));
    frame.names.set(
      'return',
      callable(([value]) => {
        frame.result.returned = true;
        frame.result.value = value;
        return '';
      }),
    );
    const text = this.#nodes(body, frame);
    this.#depth--;
    this.#line = line;
    return frame.result.returned ? frame.result.value : text;
  }

  #exhaust(): Unknown {
    this.exhausted = true;
    return new Unknown('budget');
  }

  #nodes(nodes: readonly TemplateNode[], frame: Frame): string {
    let text = '';
    for (const node of nodes) {
      if (frame.result.returned || this.#over()) break;
      const piece = this.#node(node, frame);
      this.#written += piece.length;
      text += piece;
    }
    return text;
  }

  #over(): boolean {
    if (++this.#steps > MAX_STEPS || this.#written > MAX_WRITTEN) this.exhausted = true;
    return this.exhausted || this.#stopped;
  }

  #node(node: TemplateNode, frame: Frame): string {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'output':
        this.#line = node.line;
        return toText(this.#value(node.expression, frame));
      case 'do':
        this.#line = node.line;
        this.#value(node.expression, frame);
        return '';
      case 'set':
        return this.#set(node, frame);
      case 'set-block':
        return this.#assign(node.target, this.#nodes(node.body, frame), frame);
      case 'if':
        return this.#if(node, frame);
      case 'for':
        return this.#for(node, frame);
      case 'call':
        return this.#callBlock(node, frame);
      case 'filter-block':
        return toText(applyFilter(node.name, this.#nodes(node.body, frame), [], new Map()));
      case 'definition':
        return this.#define(node, frame);
    }
  }

  /** A macro in a model is local to it; a snapshot's body is rendered in place. */
  #define(node: Definition, frame: Frame): string {
    if (node.type === 'snapshot') return this.#nodes(node.body, frame);
    if (node.type === 'macro') frame.names.set(node.name, this.macro(node));
    return '';
  }

  #set(node: TemplateNode & { kind: 'set' }, frame: Frame): string {
    this.#line = node.line;
    const value = this.#value(node.value, frame);
    const [only] = node.targets;
    if (node.targets.length === 1 && only !== undefined) return this.#assign(only, value, frame);
    const items = itemsOf(value);
    for (const [at, target] of node.targets.entries())
      this.#assign(target, value instanceof Unknown ? value : items[at], frame);
    return '';
  }

  #assign(target: string, value: Value, frame: Frame): string {
    const [name = '', attribute] = target.split('.');
    const owner = attribute === undefined ? null : this.#lookup(name, frame);
    if (owner instanceof Map && attribute !== undefined) owner.set(attribute, value);
    else frame.names.set(name, value);
    return '';
  }

  #if(node: TemplateNode & { kind: 'if' }, frame: Frame): string {
    const taken = node.branches.find(
      ({ condition }) => condition === null || isTrue(this.#value(condition, frame)),
    );
    return taken === undefined ? '' : this.#nodes(taken.body, frame);
  }

  #for(node: TemplateNode & { kind: 'for' }, frame: Frame): string {
    const items = itemsOf(this.#value(node.over, frame));
    const kept = node.where === null ? items : items.filter((item) => this.#isKept(node, item, frame));
    if (kept.length === 0) return this.#nodes(node.otherwise, frame);
    let text = '';
    for (let at = 0; at < kept.length && !frame.result.returned && !this.exhausted && !this.#stopped; at++) {
      const inner = this.#loopFrame(node.targets, kept[at], frame);
      inner.names.set('loop', loopValue(at, kept.length));
      text += this.#nodes(node.body, inner);
    }
    return text;
  }

  #isKept(node: TemplateNode & { kind: 'for' }, item: Value, frame: Frame): boolean {
    return node.where === null || isTrue(this.#value(node.where, this.#loopFrame(node.targets, item, frame)));
  }

  #loopFrame(targets: readonly string[], item: Value, frame: Frame): Frame {
    const names = new Map<string, Value>();
    const [only] = targets;
    if (targets.length === 1 && only !== undefined) names.set(only, item);
    else for (const [at, target] of targets.entries()) names.set(target, itemsOf(item)[at]);
    return { names, parent: frame, result: frame.result };
  }

  #callBlock(node: TemplateNode & { kind: 'call' }, frame: Frame): string {
    this.#line = node.line;
    const caller = callable((positional, named) =>
      this.#call(node.parameters, node.body, positional, named, frame),
    );
    const call = node.call.kind === 'call' ? node.call : null;
    if (call === null) return this.#nodes(node.body, frame);
    const named = new Map([...this.#named(call.args, frame), ['caller', caller as Value] as const]);
    const name = calledName(call.of);
    const value = this.#value(call.of, frame);
    if (!(value instanceof Thing) || value.call === null) {
      this.#host.unknownCall(name, this.#line);
      return this.#nodes(node.body, frame);
    }
    return toText(value.call(this.#positional(call.args, frame), named));
  }

  #lookup(name: string, frame: Frame): Value {
    for (let at: Frame | null = frame; at !== null; at = at.parent)
      if (at.names.has(name)) return at.names.get(name);
    return this.#host.lookup(name);
  }

  #positional(args: Arguments, frame: Frame): Value[] {
    return args.positional.map((argument) => this.#value(argument, frame));
  }

  #named(args: Arguments, frame: Frame): Map<string, Value> {
    return new Map(args.named.map(([name, argument]) => [name, this.#value(argument, frame)]));
  }

  #value(expression: Expression, frame: Frame): Value {
    if (this.exhausted || ++this.#steps > MAX_STEPS) return this.#exhaust();
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'name':
        return this.#lookup(expression.name, frame);
      case 'list':
        return expression.items.map((item) => this.#value(item, frame));
      case 'dict':
        return new Map(
          expression.entries.map(([key, value]) => [
            toText(this.#value(key, frame)),
            this.#value(value, frame),
          ]),
        );
      case 'attribute':
        return attributeOf(this.#value(expression.of, frame), expression.name);
      case 'item':
        return itemAt(this.#value(expression.of, frame), this.#value(expression.key, frame));
      case 'slice':
        return this.#slice(expression, frame);
      case 'call':
        return this.#invoke(expression, frame);
      case 'filter':
        return applyFilter(
          expression.name,
          this.#value(expression.of, frame),
          this.#positional(expression.args, frame),
          this.#named(expression.args, frame),
        );
      case 'test':
        return (
          runTest(
            expression.name,
            this.#value(expression.of, frame),
            this.#positional(expression.args, frame),
          ) !== expression.negated
        );
      case 'unary':
        return this.#unary(expression, frame);
      case 'binary':
        return this.#binary(expression, frame);
      case 'choice':
        return isTrue(this.#value(expression.condition, frame))
          ? this.#value(expression.yes, frame)
          : expression.no === null
            ? undefined
            : this.#value(expression.no, frame);
      case 'broken':
        return new Unknown(expression.text);
    }
  }

  #slice(expression: Expression & { kind: 'slice' }, frame: Frame): Value {
    const of = this.#value(expression.of, frame);
    const from = expression.from === null ? 0 : Number(this.#value(expression.from, frame));
    const to = expression.to === null ? undefined : Number(this.#value(expression.to, frame));
    return typeof of === 'string' || Array.isArray(of) ? of.slice(from, to) : new Unknown('slice');
  }

  #unary(expression: Expression & { kind: 'unary' }, frame: Frame): Value {
    const value = this.#value(expression.of, frame);
    if (expression.operator === 'not') return !isTrue(value);
    return expression.operator === '-' ? negative(value) : value;
  }

  #binary(expression: Expression & { kind: 'binary' }, frame: Frame): Value {
    const left = this.#value(expression.left, frame);
    if (expression.operator === 'and') return isTrue(left) ? this.#value(expression.right, frame) : left;
    if (expression.operator === 'or') return isTrue(left) ? left : this.#value(expression.right, frame);
    return binary(expression.operator, left, this.#value(expression.right, frame));
  }

  #invoke(expression: Expression & { kind: 'call' }, frame: Frame): Value {
    const value = this.#value(expression.of, frame);
    const positional = this.#positional(expression.args, frame);
    const named = this.#named(expression.args, frame);
    if (value instanceof Thing && value.call !== null) return value.call(positional, named);
    if (value instanceof Unknown) return value;
    const name = calledName(expression.of);
    this.#host.unknownCall(name, this.#line);
    return new Unknown(name);
  }
}

const calledName = (of: Expression): string => {
  if (of.kind === 'name') return of.name;
  return of.kind === 'attribute' ? `${calledName(of.of)}.${of.name}` : 'expression';
};

const LOOP: Readonly<Record<string, (at: number, length: number) => Value>> = {
  index: (at) => at + 1,
  index0: (at) => at,
  revindex: (at, length) => length - at,
  revindex0: (at, length) => length - at - 1,
  first: (at) => at === 0,
  last: (at, length) => at === length - 1,
  length: (_, length) => length,
};

/** Answers when asked, since most loops never look at it. */
const loopValue = (at: number, length: number): Value =>
  new Thing({ get: (name) => (Object.hasOwn(LOOP, name) ? LOOP[name]?.(at, length) : undefined) });
