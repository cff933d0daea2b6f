import type { NamesInScope } from './names-in-scope.ts';
import type { Definition } from './program.ts';
import { doubted, type Target } from './targets.ts';

export type MemberOf = (owner: Definition, name: string) => Target | null;

/** Follows attributes from what a name stands for: `a.b.c` from a. `memberOf` says how classes are searched. */
export function walk(
  names: NamesInScope,
  start: Target | null,
  attributes: readonly string[],
  path: string,
  memberOf: MemberOf,
): Target | null {
  let target = start;
  for (const name of attributes) {
    if (target === null) return null;
    const next = step(names, target, name, path, memberOf);
    target = next === null ? null : doubted(next, target);
  }
  return target;
}

function step(
  names: NamesInScope,
  target: Target,
  name: string,
  path: string,
  memberOf: MemberOf,
): Target | null {
  if (target.is === 'module') return names.member(target.path, name);
  if (target.is === 'namespace') return names.inNamespace(target.dotted, name, path);
  return target.definition.kind === 'class' ? memberOf(target.definition, name) : null;
}
