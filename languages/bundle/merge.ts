import { isPlain, type Plain } from './plain.ts';

/** Lists whose entries are known by a key: an override of an entry is merged into it instead of standing beside it. */
const KEYED: Readonly<Record<string, string>> = {
  tasks: 'task_key',
  job_clusters: 'job_cluster_key',
  environments: 'environment_key',
  parameters: 'name',
  clusters: 'label',
};

/**
 * Settings of a target over those of the top level: maps by key, keyed lists by their key, other lists are put together, and
 * a scalar wins over what was there (dev-tools/bundles/cluster-override and job-task-override of the Databricks documentation).
 */
export function mergeSettings(base: unknown, over: unknown, name = ''): unknown {
  if (over === null || over === undefined) return base;
  if (isPlain(base) && isPlain(over)) return mergeMaps(base, over);
  if (Array.isArray(base) && Array.isArray(over)) return mergeLists(base, over, KEYED[name]);
  return over;
}

function mergeMaps(base: Plain, over: Plain): Plain {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over))
    merged.set(key, mergeSettings(merged.get(key), value, key));
  return Object.fromEntries(merged);
}

function mergeLists(base: readonly unknown[], over: readonly unknown[], key: string | undefined): unknown[] {
  if (key === undefined) return [...base, ...over];
  const merged: unknown[] = [];
  for (const entry of [...base, ...over]) {
    const at = merged.findIndex((other) => isSame(other, entry, key));
    if (at === -1) merged.push(entry);
    else merged[at] = mergeSettings(merged[at], entry);
  }
  return merged;
}

const isSame = (left: unknown, right: unknown, key: string): boolean =>
  isPlain(left) && isPlain(right) && left[key] !== undefined && left[key] === right[key];
