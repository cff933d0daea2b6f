import type { Properties } from '../../ontology-schema.ts';
import { refuse } from '../change-error.ts';
import {
  isLabel,
  labelOf,
  requireNew,
  requireThere,
  requireWhole,
  type Taking,
  typeOf,
  withLabel,
  withType,
} from './step.ts';

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
    const add = (known: Properties): Properties =>
      known[property] === undefined
        ? { ...known, [property]: is }
        : refuse(`${of}.${property} is there already`);
    requireThere(meaning, of);
    if (!isLabel(meaning.ontology, of)) {
      const type = typeOf(meaning, of);
      return withType(meaning, of, { ...type, properties: add(type.properties) });
    }
    requireWhole(meaning, of);
    const label = labelOf(meaning, of);
    if (label.scope === 'shared') refuse(`${of} is shared: all it holds follows from its key`);
    return withLabel(meaning, of, { ...label, properties: add(label.properties) });
  },
};

export const deprecate: Taking<'deprecate'> = {
  take: (meaning, { of, property, why, instead }) => {
    requireThere(meaning, of);
    const deprecated = { why, instead };
    const mark = <T extends { properties: Properties }>(owner: T): T => {
      if (property === undefined) return { ...owner, deprecated };
      const known = owner.properties[property] ?? refuse(`${of} has no property ${property}`);
      return { ...owner, properties: { ...owner.properties, [property]: { ...known, deprecated } } };
    };
    return isLabel(meaning.ontology, of)
      ? withLabel(meaning, of, mark(labelOf(meaning, of)))
      : withType(meaning, of, mark(typeOf(meaning, of)));
  },
};
