import { literalPieces } from '../python/string-literal.ts';
import { field, fieldsOf, type SyntaxNode, textOf } from '../python/syntax.ts';
import { text, unknown, type Value } from './values.ts';

/** What expressions stand for, calls and attributes apart. */
export abstract class Expressions {
  protected readonly names = new Map<string, Value>([['spark', { kind: 'session', options: new Map() }]]);

  protected abstract call(node: SyntaxNode): Value;
  protected abstract attribute(node: SyntaxNode): Value;

  evaluate(node: SyntaxNode): Value {
    const known = node.type === 'identifier' ? this.names.get(textOf(node)) : undefined;
    if (known !== undefined) return known;
    const inner = node.children[0];
    if (node.type === 'parenthesized_expression' && inner !== undefined) return this.evaluate(inner);
    if (node.type === 'string') return this.string(node);
    if (node.type === 'concatenated_string') return this.concatenate(node);
    if (node.type === 'list' || node.type === 'tuple')
      return { kind: 'list', items: node.children.map((one) => this.evaluate(one)) };
    if (node.type === 'binary_operator')
      return this.join(
        ['left', 'right'].flatMap((name) => fieldsOf(node, name)),
        node,
      );
    if (node.type === 'attribute') return this.attribute(node);
    if (node.type === 'call') return this.call(node);
    if (node.type === 'subscript') return this.subscript(node);
    if (/^os\.environ\b/.test(textOf(node))) return unknown('environment');
    return unknown(node.type === 'identifier' ? 'undefined-name' : 'runtime-data');
  }

  private string(node: SyntaxNode): Value {
    let result = '';
    for (const piece of literalPieces(node)) {
      const value = typeof piece === 'string' ? text(piece) : this.evaluate(piece.expression);
      if (value.kind !== 'text') return value.kind === 'unknown' ? value : unknown('runtime-data');
      result += value.text;
    }
    return text(result);
  }

  private concatenate(node: SyntaxNode): Value {
    const values = node.children.map((one) => this.evaluate(one));
    const open = values.find((one) => one.kind !== 'text');
    return open ?? text(values.map((one) => (one.kind === 'text' ? one.text : '')).join(''));
  }

  private join(operands: readonly SyntaxNode[], node: SyntaxNode): Value {
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

  protected arguments(given: readonly SyntaxNode[]): { values: Value[]; named: Map<string, Value> } {
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

  /** What a call that is not followed makes of the environment is the environment's. */
  protected others(given: readonly SyntaxNode[]): Value {
    for (const one of given) this.evaluate(one);
    const isOutside = given.some((one) => /\bsys\.argv\b|\bos\.environ\b|\bgetenv\b/.test(textOf(one)));
    return unknown(isOutside ? 'environment' : 'runtime-data');
  }

  /** An item of a list by its number, or a slice of it; a program's own arguments are one. */
  private subscript(node: SyntaxNode): Value {
    const [list, at] = [field(node, 'value'), field(node, 'subscript')];
    if (/^os\.environ\b/.test(textOf(node))) return unknown('environment');
    const value = list === undefined ? unknown('runtime-data') : this.evaluate(list);
    if (value.kind === 'dict') return this.entry(value.entries, at);
    if (value.kind === 'unknown' || value.kind !== 'list' || at === undefined)
      return value.kind === 'unknown' ? value : unknown('runtime-data');
    const [from, to] = bounds(textOf(at));
    if (at.type === 'slice' && from !== null)
      return { kind: 'list', items: value.items.slice(from, to ?? undefined) };
    return (from === null ? undefined : value.items.at(from)) ?? unknown('environment');
  }

  private entry(entries: ReadonlyMap<string, Value>, at: SyntaxNode | undefined): Value {
    const key = at === undefined ? unknown('runtime-data') : this.evaluate(at);
    return (key.kind === 'text' ? entries.get(key.text) : undefined) ?? unknown('environment');
  }
}

/** Numbers of `1`, `-1`, `1:`, `1:3`; null where there is no such number. */
function bounds(written: string): [number | null, number | null] {
  const [from = '', to = ''] = written.split(':').map((part) => part.trim());
  const number = (part: string): number | null => (/^-?\d+$/.test(part) ? Number(part) : null);
  return [from === '' ? 0 : number(from), number(to)];
}
