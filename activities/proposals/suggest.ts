import { reservedProperties } from '../../ontology/ontology-schema.ts';
import type { ChangeStep, Evidence, KindRule, Proposal } from '../../schemas/ontology-change.ts';

type Fields = Evidence['fields'];

/** Properties that a suggestion names at most; a person who wants more amends it. */
const MOST_PROPERTIES = 60;
/** Fields by which people tell things apart, best first. */
const TELLING = ['name', 'id', 'identifier', 'key', 'title', 'document'] as const;

/** How the ontology maps the kind, if it does, and the labels that it has. */
interface Suggesting {
  readonly rule: KindRule | null;
  readonly labels: readonly string[];
}

/** The proposal that follows from what was seen of a kind: a new label for it, or, where it has one, its new fields. */
export function suggest(id: string, evidence: Evidence, { rule, labels }: Suggesting): Proposal {
  const { kind } = evidence;
  const total = Object.values(evidence.items).reduce((sum, number) => sum + number, 0);
  const where = Object.keys(evidence.items).length;
  const seen = `${total} ${total === 1 ? 'item' : 'items'} in ${where} ${where === 1 ? 'repository' : 'repositories'}`;
  const by = 'a run that saw items which the ontology has no word for';
  return rule === null
    ? {
        id,
        title: `New label ${labelOf(kind, labels)} for items of kind ${kind}`,
        why: `${seen} say a kind that nothing maps.`,
        proposed_by: by,
        steps: labelSteps(evidence, total, labels),
        evidence,
      }
    : {
        id,
        title: `New properties of ${rule.label}: ${newFields(evidence, rule).join(', ')}`.slice(0, 2_000),
        why: `${seen} give fields that the mapping of ${kind} leaves out.`,
        proposed_by: by,
        steps: propertySteps(evidence, rule),
        evidence,
      };
}

/** Fields that the kind's rule does not take, sorted. */
export const newFields = ({ fields }: Pick<Evidence, 'fields'>, rule: KindRule): readonly string[] => {
  const taken = new Set(Object.values(rule.properties));
  return Object.keys(fields)
    .filter((field) => !taken.has(field) && !rule.key.includes(field))
    .sort()
    .slice(0, MOST_PROPERTIES);
};

function labelSteps(evidence: Evidence, total: number, labels: readonly string[]): ChangeStep[] {
  const { kind, fields } = evidence;
  const label = labelOf(kind, labels);
  const names = chosen(fields);
  const properties = Object.fromEntries(
    names.map((field) => [propertyOf(field), describe(fields, field, kind)]),
  );
  return [
    {
      do: 'add-label',
      label,
      description: `What documents call ${kind.slice(kind.lastIndexOf('/') + 1)}.`,
      example: exampleOf(fields, keyOf(fields, total)),
      properties,
    },
    {
      do: 'map-kind',
      rule: {
        kind,
        label,
        key: keyOf(fields, total),
        properties: Object.fromEntries(names.map((field) => [propertyOf(field), field])),
      },
    },
  ];
}

function propertySteps(evidence: Evidence, rule: KindRule): ChangeStep[] {
  const names = newFields(evidence, rule);
  return [
    ...names.map(
      (field): ChangeStep => ({
        do: 'add-property',
        of: rule.label,
        property: propertyOf(field),
        is: describe(evidence.fields, field, evidence.kind),
      }),
    ),
    {
      do: 'map-kind',
      rule: {
        ...rule,
        properties: {
          ...rule.properties,
          ...Object.fromEntries(names.map((field) => [propertyOf(field), field])),
        },
      },
    },
  ];
}

/** The fields given most often, then by name. */
const chosen = (fields: Fields): readonly string[] =>
  Object.keys(fields)
    .sort((a, b) => (fields[b]?.given ?? 0) - (fields[a]?.given ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_PROPERTIES)
    .sort();

/** A field that every item gives with a value of its own; the first given by all where none is known to tell them apart. */
function keyOf(fields: Fields, total: number): string[] {
  const full = Object.keys(fields)
    .filter((field) => fields[field]?.given === total)
    .sort();
  const telling = full.filter((field) => fields[field]?.distinct === total);
  const known =
    TELLING.find((field) => telling.includes(field)) ?? TELLING.find((field) => full.includes(field));
  return [known ?? telling[0] ?? full[0] ?? Object.keys(fields).sort()[0] ?? 'name'];
}

const exampleOf = (fields: Fields, key: readonly string[]): string =>
  key.map((field) => fields[field]?.example || '?').join('/');

/** Optional, since nothing says that the next document gives it. */
const describe = (fields: Fields, field: string, kind: string) => ({
  type: fields[field]?.type ?? ('string' as const),
  required: false,
  description: `Field ${field} of ${kind}.`,
  example: fields[field]?.example || '?',
});

/** `open/data-contract` becomes DataContract, or DataContractDocument where that is another thing already. */
export function labelOf(kind: string, taken: readonly string[]): string {
  const words = kind.replace(/^open\//, '').split(/[-/]/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const plain = /^[A-Za-z_]/.test(name) ? name : `Kind${name}`;
  const isFree = (label: string): boolean => !taken.includes(label);
  const others = Array.from(
    { length: taken.length + 1 },
    (_, n) => `${plain}Document${n === 0 ? '' : n + 1}`,
  );
  return [plain, ...others].find(isFree) ?? plain;
}

/** What the writer itself keeps on every node can't be a property of another meaning. */
const propertyOf = (field: string): string =>
  (reservedProperties as readonly string[]).includes(field) ? `given_${field}` : field;
