/** Whether two sides speak of one environment, as far as both say. */
export interface Meeting {
  readonly environment: string | null;
  readonly confidence: number;
  readonly reason: string | null;
}

interface Side {
  /** Null where the name is the same in all of `stacks`. */
  readonly environment: string | null;
  /** Environments that the resource is made in, as far as known. */
  readonly stacks: readonly string[];
}

/**
 * Null where the two are of different environments. Names within one workspace are names, not ids: another resource may
 * have the same, so no such join is certain.
 */
export function meet({ environment, stacks }: Side, wanted: string | null): Meeting | null {
  if (wanted === null) return { environment, confidence: 0.7, reason: 'environment-not-told' };
  const made = environment === null ? stacks : [environment];
  if (made.length === 0) return { environment: wanted, confidence: 0.7, reason: 'environment-not-told' };
  return made.includes(wanted) ? { environment: wanted, confidence: 0.9, reason: 'known-by-name' } : null;
}
