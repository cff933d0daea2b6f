import type { ChangeStep } from '../../schemas/ontology-change.ts';
import { faultsOfMeaning } from '../faults.ts';
import type { Meaning } from '../meaning.ts';
import { Ontology } from '../ontology-schema.ts';
import { ChangeError } from './change-error.ts';
import { addLabel, addProperty, addType, deprecate } from './steps/add.ts';
import { mapKind } from './steps/map-kind.ts';
import { merge } from './steps/merge.ts';
import { remove } from './steps/remove.ts';
import { rename, renameProperty } from './steps/rename.ts';
import { splitLabel } from './steps/split.ts';
import type { Taking } from './steps/step.ts';

const takings = {
  'add-label': addLabel,
  'add-type': addType,
  'add-property': addProperty,
  'map-kind': mapKind,
  deprecate,
  rename,
  'rename-property': renameProperty,
  merge,
  'split-label': splitLabel,
  remove,
} as const satisfies { readonly [D in ChangeStep['do']]: Taking<D> };

/** What the graph means after these steps. Throws ChangeError, which names the step, where one cannot be taken. */
export function applySteps(meaning: Meaning, steps: readonly ChangeStep[]): Meaning {
  const after = steps.reduce((now, step, index) => {
    const taking = takings[step.do] as Taking<ChangeStep['do']>;
    try {
      return taking.take(now, step);
    } catch (error) {
      if (error instanceof ChangeError)
        throw new ChangeError(`step ${index + 1}, ${step.do}: ${error.message}`);
      throw error;
    }
  }, meaning);
  return { ...after, ontology: sound(after.ontology) };
}

/** What steps make is held to the same rules as the file. */
function sound(ontology: Ontology): Ontology {
  const parsed = Ontology.safeParse(ontology);
  const faults = parsed.success
    ? faultsOfMeaning(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  if (faults.length > 0)
    throw new ChangeError(faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return ontology;
}
