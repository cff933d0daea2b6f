import type { Definition, Parameter, TemplateNode } from './ast.ts';
import { calledName, ExpressionEvaluator, type Frame, MAX_STEPS } from './evaluate-expression.ts';
import { applyFilter } from './filters.ts';
import { loopFrame, loopValue } from './loops.ts';
import { callable, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

const MAX_DEPTH = 120;
/** Characters, counted again at each level of nesting that hands them on. */
const MAX_WRITTEN = 50_000_000;

/** Runs templates against a host. Budgets count steps and depth; what is over them is unknown and marked. */
export class Evaluator extends ExpressionEvaluator {
  #written = 0;
  #depth = 0;
  #stopped = false;

  /** Line of the template tag that is being evaluated. */
  get line(): number {
    return this.currentLine;
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
    if (this.#depth >= MAX_DEPTH || this.exhausted) return this.exhaust();
    this.#depth++;
    const line = this.currentLine;
    const frame: Frame = { names: new Map(), parent, result: { returned: false, value: undefined } };
    for (const [at, parameter] of parameters.entries()) {
      const given = at < positional.length ? positional[at] : named.get(parameter.name);
      const missing = at >= positional.length && !named.has(parameter.name);
      frame.names.set(
        parameter.name,
        missing && parameter.default !== null ? this.value(parameter.default, frame) : given,
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
    this.currentLine = line;
    return frame.result.returned ? frame.result.value : text;
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
    if (++this.steps > MAX_STEPS || this.#written > MAX_WRITTEN) this.exhausted = true;
    return this.exhausted || this.#stopped;
  }

  #node(node: TemplateNode, frame: Frame): string {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'output':
        this.currentLine = node.line;
        return toText(this.value(node.expression, frame));
      case 'do':
        this.currentLine = node.line;
        this.value(node.expression, frame);
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
    if (node.type === 'macro') {
      const { parameters, body } = node;
      frame.names.set(
        node.name,
        callable((args, named) => this.#call(parameters, body, args, named, frame)),
      );
    }
    return '';
  }

  #set(node: TemplateNode & { kind: 'set' }, frame: Frame): string {
    this.currentLine = node.line;
    const value = this.value(node.value, frame);
    const [only] = node.targets;
    if (node.targets.length === 1 && only !== undefined) return this.#assign(only, value, frame);
    const items = itemsOf(value);
    for (const [at, target] of node.targets.entries())
      this.#assign(target, value instanceof Unknown ? value : items[at], frame);
    return '';
  }

  #assign(target: string, value: Value, frame: Frame): string {
    const [name = '', attribute] = target.split('.');
    const owner = attribute === undefined ? null : this.lookup(name, frame);
    if (owner instanceof Map && attribute !== undefined) owner.set(attribute, value);
    else frame.names.set(name, value);
    return '';
  }

  #if(node: TemplateNode & { kind: 'if' }, frame: Frame): string {
    const taken = node.branches.find(
      ({ condition }) => condition === null || isTrue(this.value(condition, frame)),
    );
    return taken === undefined ? '' : this.#nodes(taken.body, frame);
  }

  #for(node: TemplateNode & { kind: 'for' }, frame: Frame): string {
    const items = itemsOf(this.value(node.over, frame));
    const kept = node.where === null ? items : items.filter((item) => this.#isKept(node, item, frame));
    if (kept.length === 0) return this.#nodes(node.otherwise, frame);
    let text = '';
    for (let at = 0; at < kept.length && !frame.result.returned && !this.exhausted && !this.#stopped; at++) {
      const inner = loopFrame(node.targets, kept[at], frame);
      inner.names.set('loop', loopValue(at, kept.length));
      text += this.#nodes(node.body, inner);
    }
    return text;
  }

  #isKept(node: TemplateNode & { kind: 'for' }, item: Value, frame: Frame): boolean {
    return node.where === null || isTrue(this.value(node.where, loopFrame(node.targets, item, frame)));
  }

  #callBlock(node: TemplateNode & { kind: 'call' }, frame: Frame): string {
    this.currentLine = node.line;
    const caller = callable((positional, named) =>
      this.#call(node.parameters, node.body, positional, named, frame),
    );
    const call = node.call.kind === 'call' ? node.call : null;
    if (call === null) return this.#nodes(node.body, frame);
    const named = new Map([...this.named(call.args, frame), ['caller', caller as Value] as const]);
    const name = calledName(call.of);
    const value = this.value(call.of, frame);
    if (!(value instanceof Thing) || value.call === null) {
      this.host.unknownCall(name, this.currentLine);
      return this.#nodes(node.body, frame);
    }
    return toText(value.call(this.positional(call.args, frame), named));
  }
}
