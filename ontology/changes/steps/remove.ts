import type { Meaning } from '../../meaning.ts';
import { refuse } from '../change-error.ts';
import { unsplit } from './merge.ts';
import {
  followProperties,
  isLabel,
  labelOf,
  requireThere,
  type Taking,
  typeOf,
  without,
  withProperties,
} from './step.ts';

export const remove: Taking<'remove'> = {
  take: (meaning, { of, property }) => {
    if (property !== undefined) return removeProperty(meaning, of, property);
    requireThere(meaning, of);
    return isLabel(meaning.ontology, of) ? removeLabel(meaning, of) : removeType(meaning, of);
  },
};

function removeProperty(meaning: Meaning, of: string, property: string): Meaning {
  if (meaning.splits.some((split) => split.family === of && split.property === property))
    refuse(`${of} is split by ${property}: merge its parts back first`);
  const dropped: Meaning = { ...meaning, moves: [...meaning.moves, { do: 'drop', of, property }] };
  const less = withProperties(dropped, of, (known) =>
    known[property] === undefined ? refuse(`${of} has no property ${property}`) : without(known, property),
  );
  return followProperties(less, of, {
    alike: (names) => names.filter((name) => name !== property),
    ruled: (properties) => without(properties, property),
  });
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
