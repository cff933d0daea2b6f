import { literalPieces } from '../python/string-literal.ts';
import { field, fieldsOf, oneLine, type SyntaxNode, textOf } from '../python/syntax.ts';
import { Facts } from './facts.ts';
import { frame, text, unknown, type Value } from './values.ts';

const FILE_READS = new Set(['load', 'parquet', 'csv', 'json', 'orc', 'text', 'table', 'avro']);
const FILE_WRITES = new Set(['save', 'parquet', 'csv', 'json', 'orc', 'text', 'saveAsTable', 'insertInto', 'toTable', 'start']);
const V2_WRITES = new Set(['append', 'overwrite', 'overwritePartitions', 'create', 'createOrReplace', 'replace']);
const NO_FRAME = new Set(['collect', 'first', 'head', 'take', 'count', 'toLocalIterator', 'columns', 'schema']);
const MAX_ELEMENTS = 200;

/** Interprets the statements of one namespace in order. */
export class Run {
  readonly facts = new Facts();
  readonly #names = new Map<string, Value>([['spark', { kind: 'session', options: new Map() }]]);

  execute(node: SyntaxNode): undefined {
    if (node.type === 'function_definition' || node.type === 'class_definition') return;
    if (node.type === 'assignment') return this.#assign(node);
    if (node.type === 'for_statement') return this.#loop(node);
    if (node.type === 'call') return void this.evaluate(node);
    for (const child of node.children) this.execute(child);
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
    if (node.type === 'list' || node.type === 'tuple') return { kind: 'list', items: node.children.map((one) => this.evaluate(one)) };
    if (node.type === 'binary_operator') return this.#join(['left', 'right'].flatMap((name) => fieldsOf(node, name)), node);
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

  #join(operands: readonly SyntaxNode[], node: SyntaxNode): Value {
    const operator = field(node, 'operator');
    let result = '';
    for (const value of operands.map((one) => this.evaluate(one))) {
      if (value.kind === 'unknown') return value;
      if (value.kind !== 'text' || operator === undefined || textOf(operator) !== '+') return unknown('runtime-data');
      result += value.text;
    }
    return text(result);
  }

  #attribute(node: SyntaxNode): Value {
    const object = field(node, 'object');
    const name = textOf(field(node, 'attribute') ?? node);
    if (object === undefined) return unknown('runtime-data');
    const value = this.evaluate(object);
    if (value.kind === 'session' && /^read(?:Stream)?$/.test(name)) return { kind: 'reader', options: new Map() };
    if (value.kind === 'frame' && /^write(?:Stream)?$/.test(name)) return { kind: 'writer', sources: value.sources, target: null };
    if (textOf(node) === 'SparkSession.builder') return { kind: 'session', options: new Map() };
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  #call(node: SyntaxNode): Value {
    const callee = field(node, 'function');
    const given = field(node, 'arguments')?.children ?? [];
    const object = callee === undefined ? undefined : field(callee, 'object');
    if (callee === undefined || object === undefined) return this.#others(given);
    const method = textOf(field(callee, 'attribute') ?? callee);
    const value = this.evaluate(object);
    if (value.kind === 'session') return method === 'table' ? this.#read(given[0]) : value;
    if (value.kind === 'reader') return FILE_READS.has(method) ? this.#read(given[0]) : value;
    if (value.kind === 'writer') return this.#write(value, method, given[0]);
    if (value.kind === 'frame') return this.#frameMethod(value, method, given);
    return value.kind === 'unknown' ? value : unknown('runtime-data');
  }

  #others(given: readonly SyntaxNode[]): Value {
    for (const one of given) this.evaluate(one);
    return unknown('runtime-data');
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
    const target = FILE_WRITES.has(method) ? this.#nameOf(argument) : V2_WRITES.has(method) ? writer.target : null;
    if (target !== null) this.facts.write(target, writer.sources);
    return writer;
  }

  #frameMethod(value: Value & { kind: 'frame' }, method: string, given: readonly SyntaxNode[]): Value {
    if (NO_FRAME.has(method)) return unknown('runtime-data');
    if (method === 'writeTo') return { kind: 'writer', sources: value.sources, target: this.#nameOf(given[0]) };
    if (/^createOrReplace(?:Global)?TempView$/.test(method)) {
      const view = this.#nameOf(given[0]);
      if (view !== null) this.facts.views.set(view, value.sources);
      return value;
    }
    const others = given.map((one) => this.evaluate(one)).flatMap((one) => (one.kind === 'frame' ? [...one.sources] : []));
    return frame([...value.sources, ...others]);
  }

  #nameOf(argument: SyntaxNode | undefined): string | null {
    if (argument === undefined) return null;
    const value = this.evaluate(argument);
    if (value.kind === 'text') return value.text;
    if (value.kind === 'unknown') this.facts.leaveOpen(oneLine(argument), value.reason);
    return null;
  }
}
