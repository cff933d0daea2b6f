import type { Node } from 'web-tree-sitter';
import type { Statement } from '../../form.ts';
import type { Lowering } from './statements.ts';

/** A switch as a chain of comparisons; a case without statements shares those of the next one. */
export function lowerSwitch(node: Node, { value, statement }: Lowering): Statement[] {
  const subject = value(node.childForFieldName('value'));
  const cases = (node.childForFieldName('body')?.namedChildren ?? []).filter(({ type }) =>
    type.startsWith('switch_'),
  );
  let chain: readonly Statement[] = [];
  let shared: readonly Statement[] = [];
  for (const part of cases.toReversed()) {
    const written = withoutBreak(
      part.childrenForFieldName('body').flatMap((child) => (child === null ? [] : statement(child))),
    );
    const whenTrue = isEmpty(part) ? shared : written;
    shared = whenTrue;
    if (part.type === 'switch_default') {
      chain = whenTrue;
      continue;
    }
    const right = value(part.childForFieldName('value'));
    const test = { kind: 'binary', operator: '===', left: subject, right } as const;
    chain = [{ kind: 'if', test, whenTrue, otherwise: chain }];
  }
  return [{ kind: 'once', body: chain }];
}

const isEmpty = (part: Node): boolean => part.childrenForFieldName('body').length === 0;

/** The chain ends a case by itself; a `break` at its end would look as if it left a loop. */
function withoutBreak(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  if (last?.kind === 'block') return [...body.slice(0, -1), { ...last, body: withoutBreak(last.body) }];
  return last?.kind === 'leave' && last.how === 'break' ? body.slice(0, -1) : body;
}
