import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import type { Meaning } from '../../meaning.ts';
import type { Label, Ontology, Properties, RelationshipType } from '../../ontology-schema.ts';
import { refuse } from '../change-error.ts';

export type StepOf<D extends ChangeStep['do']> = Extract<ChangeStep, { do: D }>;

/** Takes one sort of step. Throws ChangeError where it cannot be taken. */
export interface Taking<D extends ChangeStep['do']> {
  readonly take: (meaning: Meaning, step: StepOf<D>) => Meaning;
}

export const withOntology = (meaning: Meaning, change: Partial<Ontology>): Meaning => ({
  ...meaning,
  ontology: { ...meaning.ontology, ...change },
});

export const withLabel = (meaning: Meaning, name: string, label: Label): Meaning =>
  withOntology(meaning, { labels: { ...meaning.ontology.labels, [name]: label } });

export const withType = (meaning: Meaning, name: string, type: RelationshipType): Meaning =>
  withOntology(meaning, { types: { ...meaning.ontology.types, [name]: type } });

export const labelOf = ({ ontology }: Meaning, name: string): Label =>
  ontology.labels[name] ?? refuse(`there is no label ${name}`);

export const typeOf = ({ ontology }: Meaning, name: string): RelationshipType =>
  ontology.types[name] ?? refuse(`there is no relationship type ${name}`);

/** A label or a type by its name; labels and types share no name. */
export const isLabel = ({ labels }: Ontology, name: string): boolean => labels[name] !== undefined;
const isThere = ({ labels, types }: Ontology, name: string): boolean =>
  labels[name] !== undefined || types[name] !== undefined;

export function requireThere({ ontology }: Meaning, name: string): void {
  if (!isThere(ontology, name)) refuse(`there is no label or relationship type ${name}`);
}

export function requireNew({ ontology }: Meaning, name: string): void {
  const also = Object.entries(ontology.labels).find(([, label]) => label.also[name] !== undefined);
  if (isThere(ontology, name)) refuse(`${name} is there already`);
  if (also !== undefined) refuse(`${name} is a second label of ${also[0]}`);
}

/** Second labels and parts have no properties of their own. */
export function requireWhole(meaning: Meaning, name: string): void {
  const { part_of } = labelOf(meaning, name);
  if (part_of !== undefined) refuse(`${name} is a part of ${part_of}: change that one`);
}

/** A label or a type with something else said of it as a whole. */
export function withOwner(meaning: Meaning, name: string, change: Pick<Label, 'deprecated'>): Meaning {
  requireThere(meaning, name);
  return isLabel(meaning.ontology, name)
    ? withLabel(meaning, name, { ...labelOf(meaning, name), ...change })
    : withType(meaning, name, { ...typeOf(meaning, name), ...change });
}

/** A label, its parts with it, or a type with other properties. */
export function withProperties(
  meaning: Meaning,
  of: string,
  change: (known: Properties) => Properties,
): Meaning {
  requireThere(meaning, of);
  if (!isLabel(meaning.ontology, of)) {
    const type = typeOf(meaning, of);
    return withType(meaning, of, { ...type, properties: change(type.properties) });
  }
  requireWhole(meaning, of);
  const properties = change(labelOf(meaning, of).properties);
  return Object.entries(meaning.ontology.labels)
    .filter(([name, { part_of }]) => name === of || part_of === of)
    .reduce((next, [name, label]) => withLabel(next, name, { ...label, properties }), meaning);
}

/** What names properties of a label beside the label itself; a type has neither. */
export function followProperties(
  meaning: Meaning,
  of: string,
  {
    alike,
    ruled,
  }: {
    readonly alike: (names: readonly string[]) => string[];
    readonly ruled: (properties: Readonly<Record<string, string>>) => Record<string, string>;
  },
): Meaning {
  const label = meaning.ontology.labels[of];
  if (label === undefined) return meaning;
  const kinds = meaning.ontology.kinds.map((rule) =>
    rule.label === of ? { ...rule, properties: ruled(rule.properties) } : rule,
  );
  return withOntology(withLabel(meaning, of, { ...label, alike: alike(label.alike) }), { kinds });
}

/** The record without one name, and the others in their order. */
export const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** The record with one name spelled otherwise, in its place. */
export const renamed = <T>(
  record: Readonly<Record<string, T>>,
  from: string,
  to: string,
): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
