/** A reference to a stack as a program writes it: `stack`, `project/stack` or `organization/project/stack`. */
export interface StackName {
  /** Null for the project that refers. */
  readonly project: string | null;
  readonly stack: string;
}

/** Slashes inside a hole belong to it. */
const SLASH = /\/(?![^{]*\})/;

/** Null where it has more parts than names of stacks have. */
export function readStackName(name: string): StackName | null {
  const parts = name.split(SLASH);
  const [stack = '', project = null] = parts.toReversed();
  return parts.length > 3 || stack === '' || project === '' ? null : { project, stack };
}

const OWN_STACK = `\${stack}`;

export const isOpen = (text: string): boolean => text.includes('${');

/** Names that a part stands for: with each of the stacks of the project that refers put in. */
export const fillOwnStack = (text: string, stacks: readonly string[]): readonly string[] =>
  text.includes(OWN_STACK) ? stacks.map((stack) => text.replaceAll(OWN_STACK, stack)) : [text];
