import { field, type SyntaxNode, textOf } from '../python/syntax.ts';
import { putParametersIn } from '../sql/parameters.ts';
import { Frames } from './frames.ts';
import { type PipelineDataset, pipelineDataset, READS_DATASET } from './pipeline-datasets.ts';
import { runSql } from './run-sql.ts';
import { frame, text, unknown, type Value } from './values.ts';

const MAX_ELEMENTS = 200;
const MAX_DEPTH = 12;
const MAX_CALLS = 2_000;

/** Interprets the statements of one namespace in order. */
export class Run extends Frames {
  readonly #datasets = new Map<string, PipelineDataset>();
  readonly #functions = new Map<string, { readonly node: SyntaxNode; called: boolean }>();
  #returned: Value | null = null;
  #depth = 0;
  #calls = 0;

  /** A SQL cell; `_sqldf` is its result from then on. */
  executeSql(sql: string): undefined {
    this.names.set('_sqldf', frame(runSql(this.sql, putParametersIn(sql, this.given.forSql), this.facts)));
  }

  execute(node: SyntaxNode): undefined {
    this.facts.places.at(node);
    if (node.type === 'class_definition') return;
    if (node.type === 'function_definition') return this.#define(node);
    if (node.type === 'decorated_definition') this.#declare(node);
    if (node.type === 'return_statement') return this.#return(node);
    if (node.type === 'augmented_assignment') return this.#augment(node);
    if (node.type === 'assignment') return this.#assign(node);
    if (node.type === 'for_statement') return this.#loop(node);
    if (node.type === 'call') return void this.evaluate(node);
    for (const child of node.children) this.execute(child);
  }

  #define(node: SyntaxNode): undefined {
    const name = field(node, 'name');
    if (name !== undefined) this.#functions.set(textOf(name), { node, called: false });
  }

  #return(node: SyntaxNode): undefined {
    const result = node.children[0];
    this.#returned = result === undefined ? null : this.evaluate(result);
  }

  /** Views before tables, which may read them wherever they stand. */
  #declare(node: SyntaxNode): undefined {
    const dataset = pipelineDataset(node);
    const name = field(field(node, 'definition') ?? node, 'name');
    if (dataset !== null && name !== undefined) this.#datasets.set(textOf(name), dataset);
    if (dataset?.isView && dataset.name !== null) this.facts.views.set(dataset.name, new Set());
  }

  /** A function that nothing called counts as called once with unknown arguments; one that declares a dataset makes its rows. */
  callTheRest(): undefined {
    const made = [...this.#datasets].sort(([, one], [, other]) => Number(other.isView) - Number(one.isView));
    for (const [name, dataset] of made) this.#make(dataset, this.#enter(name, [], new Map()));
    for (const [name, { called }] of this.#functions) if (!called) this.#enter(name, [], new Map());
  }

  #make({ name, written, isView }: PipelineDataset, rows: Value): undefined {
    if (name === null) return this.facts.leaveOpen(written, 'runtime-data');
    const sources = rows.kind === 'frame' ? rows.sources : new Set<string>();
    if (isView) this.facts.views.set(name, sources);
    else this.facts.write(name, sources);
  }

  /** Binds the parameters, runs the body, and puts the names of the caller back. */
  #enter(name: string, given: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    const known = this.#functions.get(name);
    if (known === undefined || this.#depth >= MAX_DEPTH || ++this.#calls > MAX_CALLS)
      return unknown('runtime-data');
    known.called = true;
    const before = new Map(this.names);
    this.#bind(known.node, given, named);
    const body = field(known.node, 'body');
    this.#depth += 1;
    this.#returned = null;
    if (body !== undefined) this.facts.places.below(() => this.execute(body));
    this.#depth -= 1;
    const result = this.#returned ?? unknown('runtime-data');
    this.#returned = null;
    this.names.clear();
    for (const [key, value] of before) this.names.set(key, value);
    return result;
  }

  #bind(node: SyntaxNode, given: readonly Value[], named: ReadonlyMap<string, Value>): undefined {
    for (const [at, parameter] of (field(node, 'parameters')?.children ?? []).entries()) {
      const name = textOf(field(parameter, 'name') ?? parameter.children[0] ?? parameter);
      const value = given[at] ?? named.get(name);
      if (value !== undefined && value.kind !== 'unknown') this.names.set(name, value);
      else if (name !== 'spark') this.names.set(name, unknown('function-parameter'));
    }
  }

  /** `name += text` only; what else changes a name leaves it to run time. */
  #augment(node: SyntaxNode): undefined {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (left?.type !== 'identifier' || right === undefined) return;
    const [before, added] = [this.evaluate(left), this.evaluate(right)];
    const both =
      before.kind === 'text' && added.kind === 'text' && textOf(field(node, 'operator') ?? left) === '+=';
    this.names.set(textOf(left), both ? text(before.text + added.text) : unknown('runtime-data'));
  }

  #assign(node: SyntaxNode): undefined {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (left === undefined || right === undefined) return;
    const value = this.evaluate(right);
    this.#bindTo(left, value);
  }

  #bindTo(left: SyntaxNode, value: Value): undefined {
    if (left.type === 'identifier') this.names.set(textOf(left), value);
    if (left.type !== 'pattern_list' && left.type !== 'tuple_pattern') return;
    const rest = value.kind === 'unknown' ? value : unknown('runtime-data');
    for (const [at, part] of left.children.entries())
      this.#bindTo(part, (value.kind === 'list' ? value.items[at] : undefined) ?? rest);
  }

  #loop(node: SyntaxNode): undefined {
    const [left, right, body] = [field(node, 'left'), field(node, 'right'), field(node, 'body')];
    if (left === undefined || right === undefined || body === undefined) return;
    const over = this.evaluate(right);
    const items = over.kind === 'list' ? over.items.slice(0, MAX_ELEMENTS) : [unknown('runtime-data')];
    for (const item of items) {
      this.#bindTo(left, item);
      this.execute(body);
    }
  }

  protected call(node: SyntaxNode): Value {
    const callee = field(node, 'function');
    const given = field(node, 'arguments')?.children ?? [];
    if (callee === undefined) return this.others(given);
    const asked = this.#askGiven(textOf(callee), given);
    if (asked !== null) return asked;
    const object = field(callee, 'object');
    if (object !== undefined)
      return this.callMethod(this.evaluate(object), textOf(field(callee, 'attribute') ?? callee), given);
    const isOwn = callee.type === 'identifier' && this.#functions.has(textOf(callee));
    return isOwn ? this.#callOwn(textOf(callee), given) : this.others(given);
  }

  #callOwn(name: string, given: readonly SyntaxNode[]): Value {
    const { values, named } = this.arguments(given);
    return this.#enter(name, values, named);
  }

  /** Widgets, settings of Spark and the parser of arguments; null for every other call. */
  #askGiven(callee: string, given: readonly SyntaxNode[]): Value | null {
    if (/(?:^|\.)ArgumentParser$/.test(callee)) return { kind: 'parser', options: new Map() };
    if (/^dbutils\.widgets\./.test(callee)) return this.given.widget(callee, this.arguments(given).values);
    if (READS_DATASET.test(callee)) return this.read(given[0]);
    return /^spark\.conf\.get$/.test(callee) ? this.given.setting(this.arguments(given).values) : null;
  }
}
