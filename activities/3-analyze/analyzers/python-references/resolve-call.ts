import type { ClassMembers } from './class-members.ts';
import type { NamesInScope } from './names-in-scope.ts';
import type { Call, Definition } from './program.ts';
import { doubted, doubts, isAccessor, type Target } from './targets.ts';
import { walk } from './walk.ts';

export interface Known {
  readonly names: NamesInScope;
  readonly members: ClassMembers;
}

/** The definition that a call means; null when it is outside the repository or known only while the code runs. */
export function resolveCall(known: Known, scope: Definition | null, path: string, call: Call): Target | null {
  const target = callee(known, scope, path, call);
  return target?.is !== 'definition' || isAccessor(target.definition) ? null : target;
}

function callee(known: Known, scope: Definition | null, path: string, { name, head }: Call): Target | null {
  const [first = '', ...rest] = name.split('.');
  if (head === 'local') return null;
  if (head === 'receiver') return onReceiver(known, scope, rest);
  if (first === 'super()') return onSuper(known, scope, rest);
  const start = known.names.from(scope, path, first);
  return walk(known.names, start, rest, path, (owner, member) => known.members.find(owner, member));
}

function onReceiver(
  { members }: Known,
  scope: Definition | null,
  attributes: readonly string[],
): Target | null {
  const method = methodAround(scope);
  const owner = method?.parent ?? null;
  if (method === null || owner === null || attributes.length > 1) return null;
  const [name] = attributes;
  if (name === undefined) return makesInstance(method) ? instance(owner) : null;
  const target = members.find(owner, name);
  return target !== null && members.isOverridden(owner, name) ? doubted(target, doubts.overridden) : target;
}

function onSuper({ members }: Known, scope: Definition | null, attributes: readonly string[]): Target | null {
  const owner = methodAround(scope)?.parent ?? null;
  const [name] = attributes;
  if (owner === null || name === undefined || attributes.length > 1) return null;
  const target = members.findNext(owner, name);
  return target !== null && members.isInterposed(owner) ? doubted(target, doubts.otherSuper) : target;
}

const instance = (definition: Definition): Target => ({
  is: 'definition',
  definition,
  ...doubts.subclassPossible,
});

const makesInstance = ({ decorators, qualname }: Definition): boolean =>
  decorators.includes('classmethod') || qualname.endsWith('.__new__');

function methodAround(from: Definition | null): Definition | null {
  for (let scope = from; scope !== null; scope = scope.parent) {
    if (scope.kind === 'function' && scope.parent?.kind === 'class') return scope;
  }
  return null;
}
