import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { ChangeStep, CheckedChange } from '../../schemas/ontology-change.ts';
import kindsByName from '../generated/kinds.json' with { type: 'json' };
import { type Meaning, nameNow, partsOfFamily } from '../meaning.ts';
import { HOLDERS } from './steps/map-kind.ts';

export type Impact = CheckedChange['impact'];

/**
 * What has to be mapped again: labels and types whose facts a change makes, moves or takes away, and the kinds of items
 * that say them. A kind too many costs time, one too few leaves facts behind: in doubt it is named.
 */
export function impactOf(steps: readonly ChangeStep[], before: Meaning, after: Meaning): Impact {
  const touched = new Set(steps.flatMap((step) => namesOf(step, before)));
  const both = [before, after] as const;
  const labels = new Set(
    both.flatMap(({ ontology }) =>
      [...touched].flatMap((name) => (ontology.labels[name] ? partsOfFamily(ontology, name) : [])),
    ),
  );
  const ended = steps.some(({ do: what }) => what === 'rename' || what === 'merge' || what === 'remove');
  const types = new Set(
    both.flatMap(({ ontology }) =>
      Object.entries(ontology.types).flatMap(([name, { ends }]) =>
        touched.has(name) || (ended && ends.flat().some((end) => labels.has(end) && isMoved(steps, end)))
          ? [name]
          : [],
      ),
    ),
  );
  for (const name of typesOfRules(steps, after)) types.add(name);
  return {
    kinds: kindsOf(steps, both, new Set([...touched, ...labels])),
    labels: [...labels].sort(byCodeUnit),
    types: [...types].sort(byCodeUnit),
  };
}

/** Whether a label's nodes get another identity or go, so that edges at them do too. */
const isMoved = (steps: readonly ChangeStep[], label: string): boolean =>
  steps.some(
    (step) =>
      ((step.do === 'rename' || step.do === 'merge') && step.what === 'label' && step.from === label) ||
      (step.do === 'rename' && step.to === label) ||
      (step.do === 'merge' && step.into === label) ||
      (step.do === 'remove' && step.property === undefined && step.of === label),
  );

/** Names whose facts a step changes; what is only added or described has none yet. */
function namesOf(step: ChangeStep, { ontology }: Meaning): readonly string[] {
  switch (step.do) {
    case 'map-kind': {
      const former = ontology.kinds.find(({ kind }) => kind === step.rule.kind);
      return [step.rule.label, ...(former === undefined ? [] : [former.label])];
    }
    case 'rename':
      return [step.from, step.to];
    case 'merge':
    case 'split-label':
      return [step.from, step.into];
    case 'rename-property':
    case 'remove':
      return [step.of];
    default:
      return [];
  }
}

const typesOfRules = (steps: readonly ChangeStep[], after: Meaning): readonly string[] =>
  steps.some(({ do: what }) => what === 'map-kind')
    ? HOLDERS.flatMap(({ type }) => nameNow(after.moves, 'type', type) ?? [])
    : [];

/** Kinds that name what is touched: those of code under the names that code has for it, and those mapped by rule. */
function kindsOf(
  steps: readonly ChangeStep[],
  meanings: readonly Meaning[],
  touched: ReadonlySet<string>,
): string[] {
  const mapped = steps.flatMap((step) => (step.do === 'map-kind' ? [step.rule.kind] : []));
  // A rule that only joins others at a label leaves what they say as it is.
  const changed = new Set(
    steps.every(({ do: what }) => what === 'map-kind' || what.startsWith('add-') || what === 'deprecate')
      ? []
      : touched,
  );
  const ofCode = Object.entries(kindsByName).flatMap(([kind, names]) =>
    names.some((name) => meanings.some((meaning) => isTouched(meaning, name, changed))) ? [kind] : [],
  );
  const ofRules = meanings.flatMap(({ ontology }) =>
    ontology.kinds.filter(({ label }) => changed.has(label)),
  );
  return [...new Set([...mapped, ...ofCode, ...ofRules.map(({ kind }) => kind)])].sort(byCodeUnit);
}

const isTouched = ({ moves }: Meaning, name: string, touched: ReadonlySet<string>): boolean =>
  touched.has(nameNow(moves, 'label', name) ?? '') || touched.has(nameNow(moves, 'type', name) ?? '');
