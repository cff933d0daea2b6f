import type { Meaning } from '../../meaning.ts';
import type { Properties } from '../../ontology-schema.ts';
import { refuse } from '../change-error.ts';
import { unsplit } from './merge.ts';
import { propertiesOfParts } from './rename.ts';
import {
  isLabel,
  labelOf,
  requireThere,
  requireWhole,
  type Taking,
  typeOf,
  withLabel,
  without,
  withType,
} from './step.ts';

export const remove: Taking<'remove'> = {
  take: (meaning, { of, property }) => {
    requireThere(meaning, of);
    if (property !== undefined) return removeProperty(meaning, of, property);
    return isLabel(meaning.ontology, of) ? removeLabel(meaning, of) : removeType(meaning, of);
  },
};

function removeProperty(meaning: Meaning, of: string, property: string): Meaning {
  const less = (known: Properties): Properties =>
    known[property] === undefined ? refuse(`${of} has no property ${property}`) : without(known, property);
  const dropped: Meaning = { ...meaning, moves: [...meaning.moves, { do: 'drop', of, property }] };
  if (!isLabel(meaning.ontology, of)) {
    const type = typeOf(meaning, of);
    return withType(dropped, of, { ...type, properties: less(type.properties) });
  }
  requireWhole(meaning, of);
  if (meaning.splits.some((split) => split.family === of && split.property === property))
    refuse(`${of} is split by ${property}: merge its parts back first`);
  const label = labelOf(meaning, of);
  const next = withLabel(dropped, of, {
    ...label,
    alike: label.alike.filter((name) => name !== property),
    properties: less(label.properties),
  });
  return propertiesOfParts(
    {
      ...next,
      ontology: {
        ...next.ontology,
        kinds: next.ontology.kinds.map((rule) =>
          rule.label === of ? { ...rule, properties: without(rule.properties, property) } : rule,
        ),
      },
    },
    of,
  );
}

function removeLabel(meaning: Meaning, of: string): Meaning {
  const label = labelOf(meaning, of);
  if (label.part_of !== undefined) return unsplit(meaning, of);
  if (meaning.splits.some(({ family }) => family === of))
    refuse(`${of} is split: merge its parts back first`);
  const { ontology, former, moves } = meaning;
  const types = Object.entries(ontology.types).map(([name, type]) => {
    const ends = type.ends.filter((pair) => !pair.includes(of));
    if (ends.length === 0) refuse(`${name} would lead nowhere without ${of}: remove it first`);
    return [name, { ...type, ends }] as const;
  });
  return {
    ...meaning,
    ontology: {
      ...ontology,
      labels: without(ontology.labels, of),
      types: Object.fromEntries(types),
      kinds: ontology.kinds.filter((rule) => rule.label !== of),
      indexes: ontology.indexes.filter(({ on }) => on !== of),
    },
    moves: [...moves, { do: 'drop', of }],
    former: { ...former, labels: { ...former.labels, [of]: label } },
  };
}

function removeType(meaning: Meaning, of: string): Meaning {
  const { ontology, former, moves } = meaning;
  return {
    ...meaning,
    ontology: {
      ...ontology,
      types: without(ontology.types, of),
      indexes: ontology.indexes.filter(({ on }) => on !== of),
    },
    moves: [...moves, { do: 'drop', of }],
    former: { ...former, types: { ...former.types, [of]: typeOf(meaning, of) } },
  };
}
