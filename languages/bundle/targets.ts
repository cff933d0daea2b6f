import { mergeSettings } from './merge.ts';
import { isPlain, type Plain, plain } from './plain.ts';

export interface Targets {
  readonly names: readonly string[];
  /** By `default: true`, else the only one; `default` where none is written; null where several are and none is the default. */
  readonly chosen: string | null;
}

/** `environments` is the old word. */
const targetsOf = (merged: Plain): Plain => ({
  ...plain(merged['environments']),
  ...plain(merged['targets']),
});

/** The targets that a bundle is written for. */
export function readTargets(merged: Plain): Targets {
  const targets = targetsOf(merged);
  const names = Object.keys(targets);
  const marked = names.find((name) => plain(targets[name])['default'] === true);
  const [only] = names;
  if (marked !== undefined || names.length === 1) return { names, chosen: marked ?? only ?? null };
  return { names, chosen: names.length === 0 ? 'default' : null };
}

/** Sections that a target may say anew; variables go by rules of their own. */
const OVERRIDDEN = [
  'bundle',
  'workspace',
  'artifacts',
  'resources',
  'sync',
  'run_as',
  'git',
  'permissions',
] as const;

/** The configuration as it holds for a target. */
export function applyTarget(merged: Plain, target: string | null): Plain {
  const chosen = plain(targetsOf(merged)[target ?? '']);
  const sections = OVERRIDDEN.map((name) => [name, mergeSettings(merged[name], chosen[name], name)] as const);
  return {
    ...merged,
    ...Object.fromEntries(sections),
    variables: overrideVariables(plain(merged['variables']), plain(chosen['variables'])),
  };
}

function overrideVariables(variables: Plain, overrides: Plain): Plain {
  const merged = new Map(Object.entries(variables));
  for (const [name, override] of Object.entries(overrides)) {
    const { default: _default, lookup: _lookup, ...rest } = plain(merged.get(name));
    merged.set(name, { ...rest, ...(isDeclaration(override) ? override : { default: override }) });
  }
  return Object.fromEntries(merged);
}

const DECLARING: ReadonlySet<string> = new Set(['default', 'lookup', 'type', 'description']);

/** A map may be the value of a complex variable, or the long form that names the value `default` or `lookup`. */
const isDeclaration = (value: unknown): value is Plain =>
  isPlain(value) &&
  (value['default'] !== undefined || value['lookup'] !== undefined) &&
  Object.keys(value).every((key) => DECLARING.has(key));
