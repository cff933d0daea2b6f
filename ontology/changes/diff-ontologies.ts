import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';
import type { Label, Ontology, Properties, RelationshipType } from '../ontology-schema.ts';

export interface OntologyDiff {
  readonly steps: readonly ChangeStep[];
  /** Differences that no step can say, in words: they need a release, not a proposal. */
  readonly unsaid: readonly string[];
}

/** The steps that lead from one ontology to another one: what is added before what refers to it, what goes last. */
export function diffOntologies(before: Ontology, after: Ontology): OntologyDiff {
  const unsaid: string[] = [];
  const added: ChangeStep[] = [
    ...entriesOnlyIn(after.labels, before.labels).flatMap(([name, label]) => addLabel(name, label, unsaid)),
    ...entriesOnlyIn(after.types, before.types).map(([name, type]) => addType(name, type)),
  ];
  const within = [...inBoth(before.labels, after.labels), ...inBoth(before.types, after.types)];
  const properties = within.flatMap(([of, old, now]) =>
    changedProperties(of, old.properties, now.properties, unsaid),
  );
  for (const [of, old, now] of within)
    if (canonicalJson(shapeOf(old, before)) !== canonicalJson(shapeOf(now, after)))
      unsaid.push(`${of}: key, scope, ends or words are other ones`);
  const kinds = after.kinds
    .filter(
      (rule) =>
        canonicalJson(before.kinds.find(({ kind }) => kind === rule.kind) ?? null) !== canonicalJson(rule),
    )
    .map((rule): ChangeStep => ({ do: 'map-kind', rule }));
  const deprecated = within.flatMap(([of, old, now]) =>
    old.deprecated === undefined && now.deprecated !== undefined
      ? [{ do: 'deprecate', of, ...now.deprecated } as ChangeStep]
      : [],
  );
  const gone = [...entriesOnlyIn(before.labels, after.labels), ...entriesOnlyIn(before.types, after.types)];
  return {
    steps: [
      ...added,
      ...properties,
      ...kinds,
      ...deprecated,
      ...gone.map(([of]): ChangeStep => ({ do: 'remove', of })),
    ],
    unsaid,
  };
}

function entriesOnlyIn<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, unknown>>,
): [string, T][] {
  return Object.entries(one)
    .filter(([name]) => !Object.hasOwn(other, name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function inBoth<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): [string, T, T][] {
  return Object.entries(before)
    .flatMap(([name, old]): [string, T, T][] => {
      const now = Object.hasOwn(after, name) ? after[name] : undefined;
      return now === undefined ? [] : [[name, old, now]];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function addLabel(label: string, shape: Label, unsaid: string[]): ChangeStep[] {
  const { scope, description, example, properties } = shape;
  if (scope === 'owned')
    return [{ do: 'add-label', label, description, example, properties: plain(properties) }];
  unsaid.push(`${label}: a shared label needs code that makes its key`);
  return [];
}

const addType = (type: string, { description, answers, ends, properties }: RelationshipType): ChangeStep => ({
  do: 'add-type',
  type,
  description,
  answers,
  ends,
  properties: plain(properties),
});

function changedProperties(
  of: string,
  before: Properties,
  after: Properties,
  unsaid: string[],
): ChangeStep[] {
  for (const [property, old, now] of inBoth(before, after))
    if (canonicalJson(old) !== canonicalJson(now))
      unsaid.push(`${of}.${property}: type, need or words are other ones`);
  const plainAfter = plain(after);
  return [
    ...entriesOnlyIn(after, before).flatMap(([property]): ChangeStep[] => {
      const is = plainAfter[property];
      return is === undefined ? [] : [{ do: 'add-property', of, property, is }];
    }),
    ...entriesOnlyIn(before, after).map(([property]): ChangeStep => ({ do: 'remove', of, property })),
  ];
}

type PlainProperties = Extract<ChangeStep, { do: 'add-label' }>['properties'];

const plain = (properties: Properties): PlainProperties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, { type, required, description, example }]) => [
      name,
      { type, required, description, example },
    ]),
  );

/** All but what steps speak of: to its labels a rule for a kind leads by itself. */
function shapeOf(entry: Label | RelationshipType, { kinds }: Ontology): object {
  const { properties: _properties, deprecated: _deprecated, ...rest } = entry;
  if (!('ends' in rest)) return rest;
  const ruled = new Set(kinds.map(({ label }) => label));
  return { ...rest, ends: rest.ends.filter(([, end]) => !ruled.has(end)) };
}
