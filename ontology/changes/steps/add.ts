import { refuse } from '../change-error.ts';
import { requireNew, type Taking, withLabel, withOwner, withProperties, withType } from './step.ts';

export const addLabel: Taking<'add-label'> = {
  take: (meaning, { label, description, example, properties }) => {
    requireNew(meaning, label);
    return withLabel(meaning, label, {
      scope: 'owned',
      key: `<repository>:${label}/<what tells it apart>`,
      example,
      description,
      also: {},
      alike: [],
      properties: { ...properties },
    });
  },
};

export const addType: Taking<'add-type'> = {
  take: (meaning, { type, description, answers, ends, properties }) => {
    requireNew(meaning, type);
    return withType(meaning, type, {
      description,
      scope: 'repository',
      answers,
      ends: [...ends],
      anchored: true,
      properties: { ...properties },
    });
  },
};

export const addProperty: Taking<'add-property'> = {
  take: (meaning, { of, property, is }) => {
    if (meaning.ontology.labels[of]?.scope === 'shared')
      refuse(`${of} is shared: all it holds follows from its key`);
    return withProperties(meaning, of, (known) =>
      known[property] === undefined
        ? { ...known, [property]: is }
        : refuse(`${of}.${property} is there already`),
    );
  },
};

export const deprecate: Taking<'deprecate'> = {
  take: (meaning, { of, property, why, instead }) => {
    const deprecated = { why, instead };
    if (property === undefined) return withOwner(meaning, of, { deprecated });
    return withProperties(meaning, of, (properties) => {
      const known = properties[property];
      if (known === undefined) return refuse(`${of} has no property ${property}`);
      return { ...properties, [property]: { ...known, deprecated } };
    });
  },
};
