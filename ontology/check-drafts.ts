import type { Drafts, EdgeDraft, FactProperties, FactValue, NodeDraft } from './facts.ts';
import type { Ontology, Properties, PropertyType } from './ontology-schema.ts';

/** Who asserts (law 5): what one scope says no other one can say, and of types of both each has its own edges. */
type Scope = Exclude<Ontology['types'][string]['scope'], 'both'>;

/** What is wrong with a mapping's answer by the ontology, in one line, or null when it may be written. */
export function faultOfDrafts(
  ontology: Ontology,
  { nodes, edges }: Drafts,
  scope: Scope = 'repository',
): string | null {
  const foreign = scope === 'portfolio' ? nodes.find(({ family }) => family !== 'Finding') : undefined;
  if (foreign !== undefined)
    return `a ${foreign.family} is for a repository to assert: the link wave says edges and findings`;
  for (const draft of nodes) {
    const fault = faultOfNode(ontology, draft);
    if (fault !== null) return fault;
  }
  for (const draft of edges) {
    const fault = faultOfEdge(ontology, draft, scope);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfNode(ontology: Ontology, { family, key, also, props, adds }: NodeDraft): string | null {
  const label = ontology.labels[family];
  if (label === undefined) return `there is no label ${family}`;
  if (label.scope === 'shared') return `${family} is shared: it is made from its key alone`;
  if (key === '') return `a ${family} without key`;
  const unknown = also.find((name) => label.also[name] === undefined);
  if (unknown !== undefined) return `${family} has no second label ${unknown}`;
  return faultOfProperties(family, label.properties, props, adds);
}

function faultOfEdge(
  ontology: Ontology,
  { type, from, to, props, adds }: EdgeDraft,
  scope: Scope,
): string | null {
  const known = ontology.types[type];
  if (known === undefined) return `there is no relationship type ${type}`;
  if (known.scope !== scope && known.scope !== 'both')
    return `${type} is for the scope ${known.scope} to assert`;
  if (!known.ends.some(([start, end]) => start === from.family && end === to.family)) {
    return `${type} does not lead from ${from.family} to ${to.family}`;
  }
  if (from.key === '' || to.key === '') return `a ${type} without end`;
  return faultOfProperties(type, known.properties, props, adds);
}

/** Of a label's or type's properties: unknown names, missing required ones, wrong types. */
function faultOfProperties(
  owner: string,
  known: Properties,
  props: FactProperties,
  adds = false,
): string | null {
  for (const [name, value] of Object.entries(props)) {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    if (property === undefined) return `${owner} has no property ${name}`;
    if (value !== null && !fits[property.type](value))
      return `${owner}.${name} is not of type ${property.type}`;
  }
  if (adds) return null;
  for (const [name, { required }] of Object.entries(known)) {
    if (required && (props[name] ?? null) === null) return `${owner} lacks ${name}`;
  }
  return null;
}

const fits: Readonly<Record<PropertyType, (value: FactValue) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  float: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  strings: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
  integers: (value) => Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry)),
};
