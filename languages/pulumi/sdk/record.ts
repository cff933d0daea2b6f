import type {
  ComponentClass,
  ConfigKey,
  Dependency,
  Output,
  Place,
  Resource,
  StackReference,
  Unresolved,
  UnresolvedReason,
  Via,
} from '../facts.ts';
import type { Handle, Value } from '../values/value.ts';

/** Gathers what a program makes, each thing once, in the order of first appearance. */
export interface Recorder {
  readonly config: Map<string, ConfigKey>;
  readonly stackReferences: Map<string, StackReference>;
  readonly components: Map<string, ComponentClass>;
  readonly resources: Map<string, Resource>;
  /** Named inputs of what was made. */
  readonly inputs: Map<Handle, ReadonlyMap<string, Value>>;
  readonly dependencies: Map<string, Dependency>;
  readonly outputs: Map<string, Output>;
  readonly unresolved: Map<string, Unresolved>;
  /** Exported names of a file with the names that hold their values. */
  readonly moduleExports: (file: string) => Map<string, string>;
}

export function newRecorder(): Recorder {
  const exports = new Map<string, Map<string, string>>();
  return {
    config: new Map(),
    stackReferences: new Map(),
    components: new Map(),
    resources: new Map(),
    inputs: new Map(),
    dependencies: new Map(),
    outputs: new Map(),
    unresolved: new Map(),
    moduleExports: (file) => {
      const known = exports.get(file) ?? new Map<string, string>();
      exports.set(file, known);
      return known;
    },
  };
}

/** Notes that a resource depends on others; on itself it does not. */
export function recordUses({ dependencies }: Recorder, from: Handle, to: readonly Handle[], via: Via): void {
  for (const { kind, name, type } of to) {
    if (name === from.name && type === from.type) continue;
    const key = [from.type, from.name, type, name, via].join('\0');
    if (dependencies.has(key)) continue;
    const target = { name, type: kind === 'stack-reference' ? null : type };
    dependencies.set(key, { from: { name: from.name, type: from.type }, to: target, via });
  }
}

/** A key that is read more than once is required when any of them requires it, and so for secret. */
export function recordSetting({ config }: Recorder, read: ConfigKey): void {
  const known = config.get(read.key);
  config.set(read.key, {
    ...(known ?? read),
    required: read.required || known?.required === true,
    secret: read.secret || known?.secret === true,
  });
}

export function recordUnresolved(
  { unresolved }: Recorder,
  where: string,
  what: string,
  reason: UnresolvedReason,
  { file, lines }: Place,
): void {
  const key = [where, what, reason].join('\0');
  if (!unresolved.has(key)) unresolved.set(key, { where, what, reason, file, lines });
}
