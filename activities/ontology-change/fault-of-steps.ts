import { applySteps } from '../../ontology/changes/apply-steps.ts';
import { ChangeError } from '../../ontology/changes/change-error.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';

/** Why the steps cannot be taken from where the graph stands; null where they can. */
export function faultOfSteps(meaning: Meaning, steps: readonly ChangeStep[]): string | null {
  try {
    applySteps(meaning, steps);
    return null;
  } catch (error) {
    if (error instanceof ChangeError) return error.message;
    throw error;
  }
}
