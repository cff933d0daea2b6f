import type { Meaning } from '../../meaning.ts';
import type { Label, Ontology, RelationshipType } from '../../ontology-schema.ts';
import { refuse } from '../change-error.ts';
import {
  followProperties,
  labelOf,
  renamed,
  requireNew,
  type Taking,
  typeOf,
  withProperties,
} from './step.ts';

export const rename: Taking<'rename'> = {
  take: (meaning, { what, from, to }) => {
    requireNew(meaning, to);
    return what === 'label' ? renameLabel(meaning, from, to) : renameType(meaning, from, to);
  },
};

function renameLabel(meaning: Meaning, from: string, to: string): Meaning {
  const label = labelOf(meaning, from);
  const { ontology, former } = meaning;
  return {
    ...meaning,
    ontology: {
      ...renameEnds(ontology, from, to),
      labels: partsFollow(renamed(ontology.labels, from, to), from, to),
      kinds: ontology.kinds.map((rule) => (rule.label === from ? { ...rule, label: to } : rule)),
      indexes: ontology.indexes.map((index) => (index.on === from ? { ...index, on: to } : index)),
    },
    // A part is told by its family's identity, which its own name is not in.
    moves: label.part_of === undefined ? [...meaning.moves, { do: 'label', from, to }] : meaning.moves,
    splits: meaning.splits.map((split) => ({
      ...split,
      family: split.family === from ? to : split.family,
      label: split.label === from ? to : split.label,
    })),
    former: { ...former, labels: { ...former.labels, [from]: label } },
  };
}

const partsFollow = (labels: Record<string, Label>, from: string, to: string): Record<string, Label> =>
  Object.fromEntries(
    Object.entries(labels).map(([name, label]) => [
      name,
      label.part_of === from ? { ...label, part_of: to } : label,
    ]),
  );

/** The ontology with an end of its types called otherwise; two ends that are alike then are one. */
export function renameEnds(ontology: Ontology, from: string, to: string): Ontology {
  const at = (end: string): string => (end === from ? to : end);
  const types = Object.entries(ontology.types).map(([name, type]): [string, RelationshipType] => {
    const ends = new Map(
      type.ends.map(([a, b]) => [`${at(a)} ${at(b)}`, [at(a), at(b)] as [string, string]]),
    );
    return [name, { ...type, ends: [...ends.values()] }];
  });
  return { ...ontology, types: Object.fromEntries(types) };
}

function renameType(meaning: Meaning, from: string, to: string): Meaning {
  const type = typeOf(meaning, from);
  const { ontology, former } = meaning;
  return {
    ...meaning,
    ontology: {
      ...ontology,
      types: renamed(ontology.types, from, to),
      indexes: ontology.indexes.map((index) => (index.on === from ? { ...index, on: to } : index)),
    },
    moves: [...meaning.moves, { do: 'type', from, to }],
    former: { ...former, types: { ...former.types, [from]: type } },
  };
}

export const renameProperty: Taking<'rename-property'> = {
  take: (meaning, { of, from, to }) => {
    const moved: Meaning = { ...meaning, moves: [...meaning.moves, { do: 'property', of, from, to }] };
    const changed = withProperties(moved, of, (known) => {
      if (known[from] === undefined) refuse(`${of} has no property ${from}`);
      if (known[to] !== undefined) refuse(`${of}.${to} is there already`);
      return renamed(known, from, to);
    });
    const followed = followProperties(changed, of, {
      alike: (names) => names.map((name) => (name === from ? to : name)),
      ruled: (properties) => renamed(properties, from, to),
    });
    return {
      ...followed,
      splits: followed.splits.map((split) =>
        split.family === of && split.property === from ? { ...split, property: to } : split,
      ),
    };
  },
};
