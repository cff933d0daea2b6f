import type { Definition, Parameter, TemplateNode } from './ast.ts';
import { callFrame } from './call-frame.ts';
import { calledName, ExpressionEvaluator, type Frame, MAX_STEPS } from './evaluate-expression.ts';
import { applyFilter } from './filters.ts';
import { loopFrame, loopValue } from './loops.ts';
import { type Mark, RenderedText } from './rendered-text.ts';
import { type Call, callable, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

const MAX_DEPTH = 120;
/** Characters, counted again whenever a macro or block hands them on. */
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

  /** The text of a template; `marks` is filled with where its pieces come from. */
  render(nodes: readonly TemplateNode[], marks: Mark[] | null = null): string {
    const into = new RenderedText(marks);
    const result = { returned: false, value: undefined };
    this.#nodes(nodes, { names: new Map(), parent: null, result }, into);
    return into.text;
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
    const frame = callFrame(parameters, positional, named, parent, (expression, at) =>
      this.value(expression, at),
    );
    const text = this.#text(body, frame);
    this.#depth--;
    this.currentLine = line;
    return frame.result.returned ? frame.result.value : text;
  }

  /** The text of nodes as a value. */
  #text(nodes: readonly TemplateNode[], frame: Frame): string {
    const into = new RenderedText(null);
    this.#nodes(nodes, frame, into);
    return into.text;
  }

  #nodes(nodes: readonly TemplateNode[], frame: Frame, into: RenderedText): undefined {
    for (const node of nodes) {
      if (frame.result.returned || this.#over()) break;
      this.#node(node, frame, into);
    }
  }

  #add(piece: string, line: number, own: boolean, into: RenderedText): undefined {
    this.#written += piece.length;
    into.add(piece, line, own);
  }

  #over(): boolean {
    if (++this.steps > MAX_STEPS || this.#written > MAX_WRITTEN) this.exhausted = true;
    return this.exhausted || this.#stopped;
  }

  #node(node: TemplateNode, frame: Frame, into: RenderedText): undefined {
    switch (node.kind) {
      case 'text':
        return this.#add(node.text, node.line, true, into);
      case 'output':
        this.currentLine = node.line;
        return this.#add(toText(this.value(node.expression, frame)), node.line, false, into);
      case 'do':
        this.currentLine = node.line;
        this.value(node.expression, frame);
        return;
      case 'set':
        return this.#set(node, frame);
      case 'set-block':
        return this.#setBlock(node, frame);
      case 'if':
        return this.#if(node, frame, into);
      case 'for':
        return this.#for(node, frame, into);
      case 'call':
        return this.#add(this.#callBlock(node, frame), node.line, false, into);
      case 'filter-block':
        return this.#add(this.#filtered(node, frame), this.currentLine, false, into);
      case 'definition':
        return this.#define(node, frame, into);
    }
  }

  #filtered(node: TemplateNode & { kind: 'filter-block' }, frame: Frame): string {
    const text = this.#text(node.body, frame);
    return toText(
      applyFilter(node.name, text, this.positional(node.args, frame), this.named(node.args, frame)),
    );
  }

  #setBlock({ target, filtered, body }: TemplateNode & { kind: 'set-block' }, frame: Frame): undefined {
    this.#assign(target, this.#text(body, frame), frame);
    if (filtered.kind === 'filter') this.#assign(target, this.value(filtered, frame), frame);
  }

  /** A macro in a model is local to it; a snapshot's body is rendered in place. */
  #define(node: Definition, frame: Frame, into: RenderedText): undefined {
    if (node.type === 'snapshot') return this.#nodes(node.body, frame, into);
    if (node.type === 'macro') {
      const { parameters, body } = node;
      frame.names.set(
        node.name,
        callable((args, named) => this.#call(parameters, body, args, named, frame)),
      );
    }
  }

  #set(node: TemplateNode & { kind: 'set' }, frame: Frame): undefined {
    this.currentLine = node.line;
    const value = this.value(node.value, frame);
    const [only] = node.targets;
    if (node.targets.length === 1 && only !== undefined) return this.#assign(only, value, frame);
    const items = itemsOf(value);
    for (const [at, target] of node.targets.entries())
      this.#assign(target, value instanceof Unknown ? value : items[at], frame);
  }

  #assign(target: string, value: Value, frame: Frame): undefined {
    const [name = '', attribute] = target.split('.');
    const owner = attribute === undefined ? null : this.lookup(name, frame);
    if (owner instanceof Map && attribute !== undefined) owner.set(attribute, value);
    else frame.names.set(name, value);
  }

  #if(node: TemplateNode & { kind: 'if' }, frame: Frame, into: RenderedText): undefined {
    const taken = node.branches.find(
      ({ condition }) => condition === null || isTrue(this.#decided(this.value(condition, frame))),
    );
    if (taken !== undefined) this.#nodes(taken.body, frame, into);
  }

  #for(node: TemplateNode & { kind: 'for' }, frame: Frame, into: RenderedText): undefined {
    const items = itemsOf(this.#decided(this.value(node.over, frame)));
    const kept = node.where === null ? items : items.filter((item) => this.#isKept(node, item, frame));
    if (kept.length === 0) return this.#nodes(node.otherwise, frame, into);
    for (let at = 0; at < kept.length && !frame.result.returned && !this.exhausted && !this.#stopped; at++) {
      const inner = loopFrame(node.targets, kept[at], frame);
      inner.names.set('loop', loopValue(at, kept));
      this.#nodes(node.body, inner, into);
    }
  }

  #decided(value: Value): Value {
    if (value instanceof Unknown) this.host.undecided?.(value.what);
    return value;
  }

  #isKept(node: TemplateNode & { kind: 'for' }, item: Value, frame: Frame): boolean {
    return node.where === null || isTrue(this.value(node.where, loopFrame(node.targets, item, frame)));
  }

  #callBlock(node: TemplateNode & { kind: 'call' }, frame: Frame): string {
    this.currentLine = node.line;
    const body: Call = (positional, named) =>
      this.#call(node.parameters, node.body, positional, named, frame);
    const caller = callable(this.host.caller?.(body) ?? body);
    const call = node.call.kind === 'call' ? node.call : null;
    if (call === null) return this.#text(node.body, frame);
    const named = new Map([...this.named(call.args, frame), ['caller', caller as Value] as const]);
    const name = calledName(call.of);
    const value = this.value(call.of, frame);
    if (!(value instanceof Thing) || value.call === null) {
      this.host.unknownCall(name, this.currentLine);
      return this.#text(node.body, frame);
    }
    return toText(value.call(this.positional(call.args, frame), named));
  }
}
