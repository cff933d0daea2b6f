import type { Ontology } from '../../ontology/ontology-schema.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';

/** What the steps of a change say of the answers that follow from it. */
export interface Declared {
  /** Names on the left are those on the right, in either answer. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Labels and types whose rows may go. */
  readonly going: readonly string[];
  /** Labels and types whose rows may come or become others. */
  readonly changing: readonly string[];
  /** Two rows may have become one. */
  readonly merges: boolean;
}

export function declaredBy(steps: readonly ChangeStep[], before: Ontology): Declared {
  const each = steps.map((step) => declaredByStep(step, before));
  return {
    renamed: new Map(each.flatMap(({ renamed }) => renamed ?? [])),
    going: each.flatMap(({ going }) => going ?? []),
    changing: each.flatMap(({ changing }) => changing ?? []),
    merges: steps.some(({ do: what }) => what === 'merge'),
  };
}

interface ByStep {
  readonly renamed?: readonly (readonly [string, string])[];
  readonly going?: readonly string[];
  readonly changing?: readonly string[];
}

function declaredByStep(step: ChangeStep, { kinds }: Ontology): ByStep {
  switch (step.do) {
    case 'rename':
    case 'rename-property':
      return { renamed: [[step.from, step.to]] };
    case 'merge':
      return { renamed: [[step.from, step.into]], changing: [step.into] };
    // Parts keep the identity of their family, so a part's name may stand where the family's stood.
    case 'split-label':
      return { renamed: [[step.into, step.from]] };
    case 'remove':
      return step.property === undefined ? { going: [step.of] } : { changing: [step.of] };
    case 'map-kind':
      return {
        changing: [step.rule.label],
        going: kinds.flatMap(({ kind, label }) => (kind === step.rule.kind ? [label] : [])),
      };
    default:
      return {};
  }
}

/** A value of an answer in the names that hold after the change; pairs of name and value are in no order then. */
export function nowNamed(value: unknown, { renamed }: Declared): unknown {
  const name = (text: string): string => {
    let now = text;
    for (const [from, to] of renamed) now = now === from ? to : now.replaceAll(`:${from}/`, `:${to}/`);
    return now;
  };
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return name(one);
    if (Array.isArray(one)) {
      const walked = one.map(walk);
      return walked.every(Array.isArray) ? walked.toSorted(byText) : walked;
    }
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
}

const byText = (a: unknown, b: unknown): number => (canonicalJson(a) < canonicalJson(b) ? -1 : 1);

/** Whether a row, as canonical text, names a label or type, or holds a key made with it. */
export const speaksOf = (row: string, name: string): boolean =>
  row.includes(`"${name}"`) || row.includes(`:${name}/`);
