import { positional, type Run } from '../interpret/run.ts';
import type { Site, Value } from '../values/value.ts';

type Module = Extract<Value, { kind: 'module' }>;

/** What the entry module exports are the outputs of the stack; functions, classes and types are not. */
export function recordOutputs(run: Run, { scope, exports }: Module, file: string): void {
  const site: Site = { file, lines: null, isNew: null, label: 'program' };
  const add = (name: string): void => {
    run.record.outputs.set(name, { name, file, lines: null });
  };
  for (const [exported, local] of exports) {
    const value = scope.names.get(local);
    if (exported === 'default') {
      // The engine calls a program that is a function.
      if (value?.kind === 'function') run.call(value, positional(), site);
      add(exported);
    } else if (value?.kind !== 'function' && value?.kind !== 'class') add(exported);
  }
  const whole = scope.names.get('#module');
  const made = whole?.kind === 'function' ? run.call(whole, positional(), site) : whole;
  if (made?.kind === 'dict') for (const name of made.entries.keys()) add(name);
}
