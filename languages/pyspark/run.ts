import { literalPieces } from '../python/string-literal.ts';
import { field, fieldsOf, oneLine, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { SqlParser } from '../sql/parser.ts';
import { Facts } from './facts.ts';
import { runSql } from './run-sql.ts';
import { callTextMethod } from './text-methods.ts';
import { frame, text, unknown, type Value } from './values.ts';

const FILE_READS = new Set(['load', 'parquet', 'csv', 'json', 'orc', 'text', 'table', 'avro']);
const FILE_WRITES = new Set([
  'save',
  'parquet',
  'csv',
  'json',
  'orc',
  'text',
  'saveAsTable',
  'insertInto',
  'toTable',
  'start',
]);
const V2_WRITES = new Set([
  'append',
  'overwrite',
  'overwritePartitions',
  'create',
  'createOrReplace',
  'replace',
]);
const NO_FRAME = new Set([
  'collect',
  'first',
  'head',
  'take',
  'count',
  'toLocalIterator',
  'columns',
  'schema',
]);
const MAX_ELEMENTS = 200;
const MAX_DEPTH = 12;
const MAX_CALLS = 2_000;

/** Interprets the statements of one namespace in order. */
export class Run {
  readonly #sql: SqlParser;
  readonly facts = new Facts();
  readonly #names = new Map<string, Value>([['spark', { kind: 'session', options: new Map() }]]);

  readonly #functions = new Map<string, { readonly node: SyntaxNode; called: boolean }>();
  readonly #widgets = new Map<string, Value>();
  #returned: Value | null = null;
  #depth = 0;
  #calls = 0;

  constructor(sql: SqlParser) {
    this.#sql = sql;
  }

  /** A SQL cell; `_sqldf` is its result from then on. */
  executeSql(sql: string): undefined {
    this.#names.set('_sqldf', frame(runSql(this.#sql, sql, this.facts)));
  }

  execute(node: SyntaxNode): undefined {
    if (node.type === 'class_definition') return;
    if (node.type === 'function_definition') return this.#define(node);
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

  /** A function that nothing called counts as called once with unknown arguments. */
  callTheRest(): undefined {
    for (const [name, { called }] of this.#functions) if (!called) this.#enter(name, [], new Map());
  }

  /** Binds the parameters, runs the body, and puts the names of the caller back. */
  #enter(name: string, given: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    const known = this.#functions.get(name);
    if (known === undefined || this.#depth >= MAX_DEPTH || ++this.#calls > MAX_CALLS)
      return unknown('runtime-data');
    known.called = true;
    const before = new Map(this.#names);
    this.#bind(known.node, given, named);
    const body = field(known.node, 'body');
    this.#depth += 1;
    this.#returned = null;
    if (body !== undefined) this.execute(body);
    this.#depth -= 1;
    const result = this.#returned ?? unknown('runtime-data');
    this.#returned = null;
    this.#names.clear();
    for (const [key, value] of before) this.#names.set(key, value);
    return result;
  }

  #bind(node: SyntaxNode, given: readonly Value[], named: ReadonlyMap<string, Value>): undefined {
    for (const [at, parameter] of (field(node, 'parameters')?.children ?? []).entries()) {
      const name = textOf(field(parameter, 'name') ?? parameter.children[0] ?? parameter);
      const value = given[at] ?? named.get(name);
      if (value !== undefined && value.kind !== 'unknown') this.#names.set(name, value);
      else if (name !== 'spark') this.#names.set(name, unknown('function-parameter'));
    }
  }

  /** `name += text` only; what else changes a name leaves it to run time. */
  #augment(node: SyntaxNode): undefined {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (left?.type !== 'identifier' || right === undefined) return;
    const [before, added] = [this.evaluate(left), this.evaluate(right)];
    const both = before.kind === 'text' && added.kind === 'text' && textOf(field(node, 'operator') ?? left) === '+=';
    this.#names.set(textOf(left), both ? text(before.text + added.text) : unknown('runtime-data'));
  }

  #assign(node: SyntaxNode): undefined {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (left === undefined || right === undefined) return;
    const value = this.evaluate(right);
    if (left.type === 'identifier') this.#names.set(textOf(left), value);
  }

  #loop(node: SyntaxNode): undefined {
    const [left, right, body] = [field(node, 'left'), field(node, 'right'), field(node, 'body')];
    if (left === undefined || right === undefined || body === undefined) return;
    const over = this.evaluate(right);
    const items = over.kind === 'list' ? over.items.slice(0, MAX_ELEMENTS) : [unknown('runtime-data')];
    for (const item of items) {
      if (left.type === 'identifier') this.#names.set(textOf(left), item);
      this.execute(body);
    }
  }

  evaluate(node: SyntaxNode): Value {
    const known = node.type === 'identifier' ? this.#names.get(textOf(node)) : undefined;
    if (known !== undefined) return known;
    const inner = node.children[0];
    if (node.type === 'parenthesized_expression' && inner !== undefined) return this.evaluate(inner);
    if (node.type === 'string') return this.#string(node);
    if (node.type === 'concatenated_string') return this.#concatenate(node);
    if (node.type === 'list' || node.type === 'tuple')
      return { kind: 'list', items: node.children.map((one) => this.evaluate(one)) };
    if (node.type === 'binary_operator')
      return this.#join(
        ['left', 'right'].flatMap((name) => fieldsOf(node, name)),
        node,
      );
    if (node.type === 'attribute') return this.#attribute(node);
    if (node.type === 'call') return this.#call(node);
    if (/^(?:os\.environ|sys\.argv)\b/.test(textOf(node))) return unknown('environment');
    return unknown(node.type === 'identifier' ? 'undefined-name' : 'runtime-data');
  }

  #string(node: SyntaxNode): Value {
    let result = '';
    for (const piece of literalPieces(node)) {
      const value = typeof piece === 'string' ? text(piece) : this.evaluate(piece.expression);
      if (value.kind !== 'text') return value.kind === 'unknown' ? value : unknown('runtime-data');
      result += value.text;
    }
    return text(result);
  }

  #concatenate(node: SyntaxNode): Value {
    const values = node.children.map((one) => this.evaluate(one));
    const open = values.find((one) => one.kind !== 'text');
    return open ?? text(values.map((one) => (one.kind === 'text' ? one.text : '')).join(''));
  }

  #join(operands: readonly SyntaxNode[], node: SyntaxNode): Value {
    const operator = field(node, 'operator');
    let result = '';
    for (const value of operands.map((one) => this.evaluate(one))) {
      if (value.kind === 'unknown') return value;
      if (value.kind !== 'text' || operator === undefined || textOf(operator) !== '+')
        return unknown('runtime-data');
      result += value.text;
    }
    return text(result);
  }

  #attribute(node: SyntaxNode): Value {
    const object = field(node, 'object');
    const name = textOf(field(node, 'attribute') ?? node);
    if (object === undefined) return unknown('runtime-data');
    const value = this.evaluate(object);
    if (value.kind === 'session' && /^read(?:Stream)?$/.test(name))
      return { kind: 'reader', options: new Map() };
    if (value.kind === 'unknown' && /^write(?:Stream)?$/.test(name))
      return { kind: 'writer', sources: new Set(), target: null };
    if (value.kind === 'frame' && /^write(?:Stream)?$/.test(name))
      return { kind: 'writer', sources: value.sources, target: null };
    if (textOf(node) === 'SparkSession.builder') return { kind: 'session', options: new Map() };
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  #call(node: SyntaxNode): Value {
    const callee = field(node, 'function');
    const given = field(node, 'arguments')?.children ?? [];
    const object = callee === undefined ? undefined : field(callee, 'object');
    if (callee !== undefined && textOf(callee).startsWith('dbutils.widgets.'))
      return this.#widget(callee, given);
    if (callee === undefined || object === undefined) {
      if (callee?.type !== 'identifier' || !this.#functions.has(textOf(callee))) return this.#others(given);
      return this.#callOwn(textOf(callee), given);
    }
    const method = textOf(field(callee, 'attribute') ?? callee);
    const value = this.evaluate(object);
    if (value.kind === 'session') {
      if (method === 'sql') return this.#runText(given[0]);
      return method === 'table' ? this.#read(given[0]) : value;
    }
    if (value.kind === 'reader') return FILE_READS.has(method) ? this.#read(given[0]) : value;
    if (value.kind === 'writer') return this.#write(value, method, given[0]);
    if (value.kind === 'text') {
      const { values, named } = this.#arguments(given);
      return callTextMethod(value.text, method, values, named);
    }
    if (value.kind === 'frame') return this.#frameMethod(value, method, given);
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  /** A widget's default counts as its value. */
  #widget(callee: SyntaxNode, given: readonly SyntaxNode[]): Value {
    const [name, preset] = given.slice(0, 2).map((one) => this.evaluate(one));
    if (name?.kind !== 'text') return unknown('widget-without-default');
    if (!textOf(callee).endsWith('.get') && preset !== undefined) this.#widgets.set(name.text, preset);
    return this.#widgets.get(name.text) ?? unknown('widget-without-default');
  }

  #callOwn(name: string, given: readonly SyntaxNode[]): Value {
    const { values, named } = this.#arguments(given);
    return this.#enter(name, values, named);
  }

  #arguments(given: readonly SyntaxNode[]): { values: Value[]; named: Map<string, Value> } {
    const named = new Map<string, Value>();
    const values: Value[] = [];
    for (const one of given) {
      const [key, value] = [field(one, 'name'), field(one, 'value')];
      if (one.type === 'keyword_argument' && key !== undefined && value !== undefined)
        named.set(textOf(key), this.evaluate(value));
      else values.push(this.evaluate(one));
    }
    return { values, named };
  }

  #others(given: readonly SyntaxNode[]): Value {
    for (const one of given) this.evaluate(one);
    return unknown('runtime-data');
  }

  #runText(argument: SyntaxNode | undefined): Value {
    const sql = this.#nameOf(argument);
    return frame(sql === null ? [] : runSql(this.#sql, sql, this.facts));
  }

  #read(argument: SyntaxNode | undefined): Value {
    const name = this.#nameOf(argument);
    if (name === null) return frame([]);
    const view = this.facts.views.get(name);
    if (view !== undefined) return frame(view);
    this.facts.reads.add(name);
    return frame([name]);
  }

  #write(writer: Value & { kind: 'writer' }, method: string, argument: SyntaxNode | undefined): Value {
    const target = FILE_WRITES.has(method)
      ? this.#nameOf(argument)
      : V2_WRITES.has(method)
        ? writer.target
        : null;
    if (target !== null) this.facts.write(target, writer.sources);
    return writer;
  }

  #frameMethod(value: Value & { kind: 'frame' }, method: string, given: readonly SyntaxNode[]): Value {
    if (NO_FRAME.has(method)) return unknown('runtime-data');
    if (method === 'writeTo')
      return { kind: 'writer', sources: value.sources, target: this.#nameOf(given[0]) };
    if (/^createOrReplace(?:Global)?TempView$/.test(method)) {
      const view = this.#nameOf(given[0]);
      if (view !== null) this.facts.views.set(view, value.sources);
      return value;
    }
    const others = given
      .map((one) => this.evaluate(one))
      .flatMap((one) => (one.kind === 'frame' ? [...one.sources] : []));
    return frame([...value.sources, ...others]);
  }

  #nameOf(argument: SyntaxNode | undefined): string | null {
    if (argument === undefined) return null;
    const value = this.evaluate(argument);
    if (value.kind === 'text') return value.text.replace(/^LIVE\./i, '');
    if (value.kind === 'unknown') this.facts.leaveOpen(oneLine(argument), value.reason);
    return null;
  }
}
