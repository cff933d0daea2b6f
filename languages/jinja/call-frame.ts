import type { Expression, Parameter } from './ast.ts';
import type { Frame } from './evaluate-expression.ts';
import { callable, type Value } from './values.ts';

/** The names of one call of a macro: its parameters, what else was given, and `return`. */
export function callFrame(
  parameters: readonly Parameter[],
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  parent: Frame | null,
  evaluate: (expression: Expression, frame: Frame) => Value,
): Frame {
  const frame: Frame = { names: new Map(), parent, result: { returned: false, value: undefined } };
  for (const [at, parameter] of parameters.entries()) {
    const given = at < positional.length ? positional[at] : named.get(parameter.name);
    const missing = at >= positional.length && !named.has(parameter.name);
    const isDefault = missing && parameter.default !== null;
    frame.names.set(parameter.name, isDefault ? evaluate(parameter.default as Expression, frame) : given);
  }
  frame.names.set('varargs', positional.slice(parameters.length));
  const declared = new Set(['caller', ...parameters.map(({ name }) => name)]);
  frame.names.set('kwargs', new Map([...named].filter(([name]) => !declared.has(name))));
  if (named.has('caller')) frame.names.set('caller', named.get('caller'));
  const back = callable(([value]) => {
    frame.result.returned = true;
    frame.result.value = value;
    return '';
  });
  frame.names.set('return', back);
  return frame;
}
