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
    const written = part
      .childrenForFieldName('body')
      .flatMap((child) => (child === null ? [] : statement(child)));
    const whenTrue = written.length === 0 ? shared : written;
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
