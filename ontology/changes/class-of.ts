import type { ChangeClass, ChangeStep, KindRule } from '../../schemas/ontology-change.ts';
import type { Ontology } from '../ontology-schema.ts';

const ranks: readonly ChangeClass[] = ['patch', 'minor', 'major'];

/** How much a change asks of those who read the graph: its steps' greatest. */
export const classOf = (steps: readonly ChangeStep[], before: Ontology): ChangeClass =>
  ranks[Math.max(0, ...steps.map((step) => ranks.indexOf(classOfStep(step, before))))] ?? 'major';

function classOfStep(step: ChangeStep, before: Ontology): ChangeClass {
  switch (step.do) {
    case 'deprecate':
      return 'patch';
    case 'add-label':
    case 'add-type':
      return 'minor';
    case 'add-property':
      return step.is.required ? 'major' : 'minor';
    case 'map-kind':
      return isWider(
        step.rule,
        before.kinds.find(({ kind }) => kind === step.rule.kind),
      )
        ? 'minor'
        : 'major';
    default:
      return 'major';
  }
}

/** A rule in the place of another one: the same nodes with at least the same properties. */
const isWider = (rule: KindRule, former: KindRule | undefined): boolean =>
  former === undefined ||
  (rule.label === former.label &&
    rule.key.join('\0') === former.key.join('\0') &&
    Object.entries(former.properties).every(([name, field]) => rule.properties[name] === field));
