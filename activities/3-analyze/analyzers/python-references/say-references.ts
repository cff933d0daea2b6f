import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Call, Definition, Module } from './program.ts';
import { resolveBase } from './resolve-base.ts';
import { type Known, resolveCall } from './resolve-call.ts';
import type { Target } from './targets.ts';

type Reference = ItemOf<'python-reference'>;

/** Calls and inheritance of one module that lead to definitions of the repository: one item for each pair of ends. */
export function sayReferences(known: Known, module: Module): readonly Reference[] {
  const said = new Map<string, Reference>();
  const sayCalls = (scope: Definition | null, calls: readonly Call[]): void => {
    for (const call of calls) {
      const target = resolveCall(known, scope, module.path, call);
      if (target !== null) add(said, reference('calls', module.path, scope, target, call.line));
    }
  };
  sayCalls(null, module.written.calls);
  for (const definition of module.all) {
    sayCalls(definition, definition.calls);
    for (const written of definition.bases) {
      const target = resolveBase(known.names, definition, written);
      if (target !== null)
        add(said, reference('extends', module.path, definition, target, definition.lines[0]));
    }
  }
  return [...said.values()];
}

function reference(
  relation: 'calls' | 'extends',
  path: string,
  from: Definition | null,
  target: Target,
  line: number,
): Reference | null {
  if (target.is !== 'definition') return null;
  const { definition, confidence, reason } = target;
  return {
    kind: 'python-reference',
    path,
    lines: [line, line],
    payload: {
      relation,
      from: from?.qualname ?? '',
      from_kind: from?.kind ?? 'module',
      from_occurrence: from?.occurrence ?? 1,
      to_path: definition.path,
      to: definition.qualname,
      to_kind: definition.kind,
      to_occurrence: definition.occurrence,
      confidence,
      reason,
      count: 1,
    },
  };
}

/** Places of one pair are counted; the item stands at the first of the surest ones. */
function add(said: Map<string, Reference>, found: Reference | null): void {
  if (found === null) return;
  const { relation, from, from_occurrence, to_path, to, to_occurrence } = found.payload;
  const key = JSON.stringify([relation, from, from_occurrence, to_path, to, to_occurrence]);
  const before = said.get(key);
  const kept = before === undefined || before.payload.confidence < found.payload.confidence ? found : before;
  said.set(key, { ...kept, payload: { ...kept.payload, count: (before?.payload.count ?? 0) + 1 } });
}
