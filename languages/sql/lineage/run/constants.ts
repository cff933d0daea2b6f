import type { Trace } from '../trace/trace.ts';

/** Declared and not yet given a value. */
export const UNSET = '\u0000unset';

/** The text that a variable holds, if it was given one and no other. */
export const constantOf = (trace: Trace, name: string): string | null => {
  const found = trace.constants.get(name.toLowerCase().replace(/^[:$]/, '')) ?? null;
  return found === UNSET ? null : found;
};
