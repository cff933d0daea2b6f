import { field, oneLine, type SyntaxNode } from '../../python/syntax.ts';
import { assign } from './assign.ts';
import { placeOf } from './place.ts';
import { itemsOf, listOf, open, type Runtime, type Scope, textIn, truth, type Value } from './values.ts';

const MAX_ITEMS = 500;

/** A list, set, generator or dictionary made by looping; open where what it loops over or filters by is. */
export function comprehend(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const body = field(node, 'body');
  const clauses = node.children.filter(({ type }) => type === 'for_in_clause' || type === 'if_clause');
  if (body === undefined) return open(oneLine(node));
  const items: Value[] = [];
  const entries = new Map<string, Value>();
  const isComplete = loop(clauses, { file: scope.file, names: new Map(), outer: scope, returned: null });
  if (!isComplete) return open(oneLine(node));
  if (body.type !== 'pair') return listOf(items);
  return { kind: 'table', of: null, entries, place: placeOf(node, scope) };

  function loop([clause, ...rest]: readonly SyntaxNode[], inner: Scope): boolean {
    if (clause === undefined) return add(inner);
    if (clause.type === 'if_clause') {
      const [condition] = clause.children;
      const known = condition === undefined ? null : truth(runtime.evaluate(condition, inner));
      return known === false || (known === true && loop(rest, inner));
    }
    const [left, right] = [field(clause, 'left'), field(clause, 'right')];
    const over = right === undefined ? null : itemsOf(runtime.evaluate(right, inner));
    if (left === undefined || over === null) return false;
    return over.slice(0, MAX_ITEMS).every((item) => {
      if (runtime.isSpent()) return false;
      assign(left, item, inner);
      return loop(rest, inner);
    });
  }

  function add(inner: Scope): boolean {
    if (body === undefined) return false;
    if (body.type !== 'pair') return items.push(runtime.evaluate(body, inner)) > 0;
    const [key, value] = [field(body, 'key'), field(body, 'value')];
    const name = key === undefined ? null : textIn(runtime.evaluate(key, inner));
    if (name === null || value === undefined) return false;
    entries.set(name, runtime.evaluate(value, inner));
    return true;
  }
}
