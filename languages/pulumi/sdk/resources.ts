import type { Run } from '../interpret/run.ts';
import { productsOf, sourceOf } from '../products/products.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import type { Handle, Site, Value } from '../values/value.ts';
import { readOptions } from './options.ts';
import { recordUnresolved, recordUses } from './record.ts';

/** A resource or component that the program makes. */
export interface Making {
  readonly kind: 'resource' | 'component';
  readonly type: string;
  readonly name: Value;
  /** What its inputs are made of; a component's make no dependency. */
  readonly inputs: readonly Value[];
  /** Those of them that stand by a name, in the engine's spelling. */
  readonly named?: ReadonlyMap<string, Value>;
  readonly options: Value;
}

/** The engine itself grows slow far below. */
const MOST_RESOURCES = 5_000;

/** Records a resource with what it depends on. */
export function register(
  run: Run,
  { kind, type, name, inputs, named = new Map(), options }: Making,
  site: Site,
): Handle {
  const handle: Handle = { kind, name: textOf(name), type };
  if (run.record.resources.size >= MOST_RESOURCES) {
    run.budget.isSpent = true;
    return handle;
  }
  const { parent, dependsOn, provider } = readOptions(options);
  const { file, lines } = site;
  const key = `${type}\0${handle.name}`;
  run.record.inputs.set(handle, named);
  if (!run.record.resources.has(key))
    run.record.resources.set(key, {
      name: handle.name,
      type,
      parent: parent[0]?.name ?? null,
      isComponent: kind === 'component',
      makes: kind === 'component' ? [] : productsOf(type, named, run.record.inputs),
      source: sourceOf(type, named),
      file,
      lines,
    });
  if (kind === 'resource') recordUses(run.record, handle, usesOf(...inputs), 'input');
  recordUses(run.record, handle, dependsOn, 'dependsOn');
  recordUses(run.record, handle, parent, 'parent');
  recordUses(run.record, handle, provider, 'provider');
  for (const what of run.loops) recordUnresolved(run.record, handle.name, what, 'run-time-loop', site);
  return handle;
}
