import { type Meaning, nameNow } from '../../meaning.ts';
import { refuse } from '../change-error.ts';
import { labelOf, requireWhole, type Taking, typeOf, withOntology, withType } from './step.ts';

/** What a rule's nodes hang on: the file that they were read in, else the repository. */
export const HOLDERS = [
  { family: 'File', type: 'DEFINES' },
  { family: 'Repository', type: 'CONTAINS' },
] as const;

export const mapKind: Taking<'map-kind'> = {
  take: (meaning, { rule }) => {
    if (!rule.kind.startsWith('open/'))
      refuse(`${rule.kind} is mapped by code: only open/<name> is mapped by rule`);
    const label = labelOf(meaning, rule.label);
    requireWhole(meaning, rule.label);
    if (label.scope === 'shared') refuse(`${rule.label} is shared: it is made from its key alone`);
    const strange = Object.keys(rule.properties).find((name) => label.properties[name] === undefined);
    if (strange !== undefined) refuse(`${rule.label} has no property ${strange}`);
    const others = meaning.ontology.kinds.filter(({ kind }) => kind !== rule.kind);
    return HOLDERS.reduce(
      (next, { family, type }) => reach(next, family, type, rule.label),
      withOntology(meaning, { kinds: [...others, rule] }),
    );
  },
};

/** Lets the type lead from its holder to the label. */
function reach(meaning: Meaning, family: string, type: string, label: string): Meaning {
  const [from, name] = [nameNow(meaning.moves, 'label', family), nameNow(meaning.moves, 'type', type)];
  if (from === null || name === null) return meaning;
  const known = typeOf(meaning, name);
  if (known.ends.some(([start, end]) => start === from && end === label)) return meaning;
  return withType(meaning, name, { ...known, ends: [...known.ends, [from, label]] });
}
