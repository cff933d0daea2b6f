import type { Definition } from './program.ts';

/** What a name stands for, with what speaks against it. */
export type Target = Doubt &
  (
    | { readonly is: 'definition'; readonly definition: Definition }
    | { readonly is: 'module'; readonly path: string }
    /** A folder of modules without __init__.py, known by its dotted name. */
    | { readonly is: 'namespace'; readonly dotted: string }
  );

export interface Doubt {
  readonly confidence: number;
  readonly reason: string | null;
}

export const NO_DOUBT: Doubt = { confidence: 1, reason: null };

/** Confidence below 1 and the reason for it. */
export const doubts = {
  severalDefinitions: { confidence: 0.8, reason: 'several-definitions' },
  overridden: { confidence: 0.8, reason: 'overridden-in-subclass' },
  subclassPossible: { confidence: 0.8, reason: 'subclass-possible' },
  otherSuper: { confidence: 0.8, reason: 'other-class-between-in-subclass' },
  otherBase: { confidence: 0.9, reason: 'base-outside-repository' },
} as const satisfies Record<string, Doubt>;

/** The greater doubt counts; of equal ones the one met first. */
export const doubted = <T extends Doubt>(target: T, { confidence, reason }: Doubt): T =>
  confidence < target.confidence ? { ...target, confidence, reason } : target;

const isOverload = ({ decorators }: Definition): boolean =>
  decorators.some((name) => /(^|\.)overload$/.test(name));
const ACCESSOR = /(^|\.)(property|cached_property|abstractproperty|hybrid_property|setter|getter|deleter)$/;

/** Read and written like a field, so a call of it calls what it gives. */
export const isAccessor = ({ decorators }: Definition): boolean =>
  decorators.some((name) => ACCESSOR.test(name));

/** Of several definitions of one name the last one counts; overloads only describe it. */
export function chosen(definitions: readonly Definition[]): Target | null {
  const definition = definitions.at(-1);
  if (definition === undefined) return null;
  const others = definitions.slice(0, -1).filter((other) => !isOverload(other));
  return { is: 'definition', definition, ...(others.length === 0 ? NO_DOUBT : doubts.severalDefinitions) };
}
