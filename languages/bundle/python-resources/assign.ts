import { oneLine, type SyntaxNode, textOf } from '../../python/syntax.ts';
import { open, type Scope, type Value } from './values.ts';

/** Binds a name, or several at once. */
export function assign(left: SyntaxNode, value: Value, scope: Scope): undefined {
  if (left.type === 'identifier') scope.names.set(textOf(left), value);
  if (left.type !== 'pattern_list' && left.type !== 'tuple_pattern') return;
  for (const [at, part] of left.children.entries())
    assign(part, (value.kind === 'list' ? value.items[at] : undefined) ?? open(oneLine(part)), scope);
}
