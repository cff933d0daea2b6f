import { refuse } from '../change-error.ts';
import { labelOf, requireNew, requireWhole, type Taking, withLabel } from './step.ts';

/**
 * Nodes of a family that have a value carry a label of their own. They keep the family's identity, so what ends at them and
 * what they are known by stays as it is.
 */
export const splitLabel: Taking<'split-label'> = {
  take: (meaning, { from, into, property, value }) => {
    requireNew(meaning, into);
    requireWhole(meaning, from);
    const label = labelOf(meaning, from);
    if (label.scope === 'shared') refuse(`${from} is shared: all it holds follows from its key`);
    if (label.properties[property] === undefined) refuse(`${from} has no property ${property}`);
    const description = `${from} whose ${property} is ${value}. ${label.description}`;
    const part = { ...label, description, also: {}, part_of: from };
    return withLabel(
      { ...meaning, splits: [...meaning.splits, { family: from, property, value, label: into }] },
      into,
      part,
    );
  },
};
