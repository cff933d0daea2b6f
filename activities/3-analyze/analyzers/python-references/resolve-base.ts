import type { NamesInScope } from './names-in-scope.ts';
import type { Definition } from './program.ts';
import { NO_DOUBT, type Target } from './targets.ts';
import { walk } from './walk.ts';

/** The class of the repository that a base names; null when it is outside of it or not to be known. */
export function resolveBase(names: NamesInScope, owner: Definition, written: string): Target | null {
  const [head = '', ...rest] = written.split('.');
  const target = walk(names, names.from(owner.parent, owner.path, head), rest, owner.path, ownMember);
  if (target?.is !== 'definition' || target.definition.kind !== 'class') return null;
  return target.definition === owner ? null : target;
}

/** Inherited members are left aside here: who inherits what is only being found out. */
function ownMember(owner: Definition, name: string): Target | null {
  const definition = owner.definitions.get(name)?.at(-1);
  return definition === undefined ? null : { is: 'definition', definition, ...NO_DOUBT };
}
