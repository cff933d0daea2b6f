import { fillOwnStack, isOpen, readStackName, type StackName } from './stack-name.ts';

/** A Pulumi project as its repository tells it. */
export interface Project {
  readonly repository: string;
  readonly project: string;
  readonly stacks: readonly string[];
}

export type Resolved<P extends Project> =
  | {
      readonly to: P;
      readonly environments: readonly string[];
      readonly confidence: number;
      readonly reason: string | null;
    }
  | { readonly reason: 'computed' | 'unresolved-ref'; readonly detail: string };

const fault = (reason: 'computed' | 'unresolved-ref', detail: string) => ({ reason, detail });

/** The project and the stacks of it that a reference means, or why none is certain. */
export function resolveStack<P extends Project>(from: P, name: string, projects: readonly P[]): Resolved<P> {
  const parts = readStackName(name);
  if (parts === null) return fault('unresolved-ref', 'This is no name of a stack');
  // A name of one part that only the run tells may be any stack at all.
  if (isOpen(parts.project ?? fillOwnStack(parts.stack, ['']).join('')))
    return fault('computed', 'Only the run tells which project is meant');
  const named = projects.filter(({ project }) => project === (parts.project ?? from.project));
  const own = named.filter(({ repository }) => repository === from.repository);
  const [to, ...others] = own.length > 0 ? own : named;
  if (to === undefined) return fault('unresolved-ref', 'No repository here has a project of this name');
  if (others.length > 0)
    return fault(
      'unresolved-ref',
      `Several repositories have a project of this name: ${[to, ...others]
        .map(({ repository }) => repository)
        .sort()
        .join(', ')}`,
    );
  return environmentsOf(from, to, parts);
}

function environmentsOf<P extends Project>(from: P, to: P, { stack }: StackName): Resolved<P> {
  const filled = fillOwnStack(stack, from.stacks).filter((name) => !isOpen(name));
  const known = to.stacks.length === 0 ? filled : filled.filter((name) => to.stacks.includes(name));
  if (known.length === 0 && filled.length > 0)
    return fault('unresolved-ref', `The project has no stack of this name: it has ${to.stacks.join(', ')}`);
  const environments = [...new Set(known)].sort();
  if (filled.length === 0 || to.stacks.length === 0)
    return { to, environments, confidence: 0.7, reason: 'stack-not-known' };
  // The organization in a name is told by no file.
  if (to.repository !== from.repository)
    return { to, environments, confidence: 0.9, reason: 'known-by-project-alone' };
  return { to, environments, confidence: 1, reason: null };
}
