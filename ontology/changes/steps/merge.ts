import type { Meaning } from '../../meaning.ts';
import type { Properties } from '../../ontology-schema.ts';
import { refuse } from '../change-error.ts';
import { renameEnds } from './rename.ts';
import { labelOf, type Taking, typeOf, without } from './step.ts';

export const merge: Taking<'merge'> = {
  take: (meaning, { what, from, into }) => {
    if (from === into) refuse(`${from} is ${into}`);
    return what === 'label' ? mergeLabels(meaning, from, into) : mergeTypes(meaning, from, into);
  },
};

function mergeLabels(meaning: Meaning, from: string, into: string): Meaning {
  const [gone, kept] = [labelOf(meaning, from), labelOf(meaning, into)];
  const { ontology, former, moves } = meaning;
  if (gone.part_of === into) return unsplit(meaning, from);
  if (gone.part_of !== undefined || kept.part_of !== undefined)
    refuse(`${from} or ${into} is a part of another label: merge the part back first`);
  if (meaning.splits.some(({ family }) => family === from))
    refuse(`${from} is split: merge its parts back first`);
  if (gone.scope !== kept.scope) refuse(`${from} is ${gone.scope} and ${into} is ${kept.scope}`);
  const ended = renameEnds(ontology, from, into);
  return {
    ...meaning,
    ontology: {
      ...ended,
      labels: {
        ...without(ended.labels, from),
        [into]: {
          ...kept,
          also: { ...gone.also, ...kept.also },
          alike: [],
          properties: both(gone.properties, kept.properties, `${from} and ${into}`),
        },
      },
      kinds: ended.kinds.map((rule) => (rule.label === from ? { ...rule, label: into } : rule)),
      indexes: ended.indexes.filter(({ on }) => on !== from),
    },
    moves: [...moves, { do: 'label', from, to: into }],
    former: { ...former, labels: { ...former.labels, [from]: gone } },
  };
}

/** The nodes of a part carry their family's label again. */
export const unsplit = (meaning: Meaning, part: string): Meaning => ({
  ...meaning,
  ontology: { ...meaning.ontology, labels: without(meaning.ontology.labels, part) },
  splits: meaning.splits.filter(({ label }) => label !== part),
  former: { ...meaning.former, labels: { ...meaning.former.labels, [part]: labelOf(meaning, part) } },
});

function mergeTypes(meaning: Meaning, from: string, into: string): Meaning {
  const [gone, kept] = [typeOf(meaning, from), typeOf(meaning, into)];
  const { ontology, former, moves } = meaning;
  if (gone.scope !== kept.scope || gone.anchored !== kept.anchored)
    refuse(`${from} and ${into} are asserted by other scopes or found in other ways`);
  const ends = new Map([...kept.ends, ...gone.ends].map((pair) => [pair.join(' '), pair]));
  const properties = both(gone.properties, kept.properties, `${from} and ${into}`);
  return {
    ...meaning,
    ontology: {
      ...ontology,
      types: { ...without(ontology.types, from), [into]: { ...kept, ends: [...ends.values()], properties } },
      indexes: ontology.indexes.filter(({ on }) => on !== from),
    },
    moves: [...moves, { do: 'type', from, to: into }],
    former: { ...former, types: { ...former.types, [from]: gone } },
  };
}

/** Properties of either; what only one of them always gives is no longer always there. */
function both(gone: Properties, kept: Properties, names: string): Properties {
  const merged: Record<string, Properties[string]> = {};
  for (const name of new Set([...Object.keys(kept), ...Object.keys(gone)])) {
    const [one, other] = [kept[name], gone[name]];
    const known = one ?? other ?? refuse(`${name} is nowhere`);
    if (one !== undefined && other !== undefined && one.type !== other.type)
      refuse(`${names} have ${name} as ${one.type} and as ${other.type}: rename one of them first`);
    merged[name] = { ...known, required: (one?.required ?? false) && (other?.required ?? false) };
  }
  return merged;
}
