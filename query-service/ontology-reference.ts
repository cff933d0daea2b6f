import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readChanges } from '../activities/ontology-change/change-records.ts';
import { requireMeaning } from '../activities/ontology-change/read-meaning.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { changelogLines, describeStep } from '../ontology/changes/changelog.ts';
import { type Counts, graphSchemaPage, type Question } from '../ontology/generate/graph-schema.ts';
import type { Ontology } from '../ontology/ontology-schema.ts';
import { touchedNames } from '../queries/lint-names.ts';
import type { SavedQuery } from '../queries/saved-query.ts';
import type { AppliedChange } from '../schemas/ontology-change.ts';

const Property = z.strictObject({
  name: z.string(),
  type: z.string(),
  always: z.boolean(),
  description: z.string(),
  example: z.string(),
  /** What to use instead of what is on its way out. */
  instead: z.string().nullable(),
});
/** From label and to label. A tuple has no form that descriptions of OpenAPI allow here. */
const Ends = z.array(z.string()).length(2);
const owner = {
  name: z.string(),
  description: z.string(),
  /** Live facts of the graph as it is now. */
  count: z.int().nonnegative(),
  instead: z.string().nullable(),
  properties: z.array(Property),
  /** Saved queries that touch it. */
  asked_by: z.array(z.string()),
};

/** What the graph means at a version, with what is there now. */
export const OntologyReference = z
  .strictObject({
    version: z.string(),
    /** Versions that can be asked for, the oldest first. */
    versions: z.array(z.string()),
    labels: z.array(
      z.strictObject({ ...owner, scope: z.enum(['owned', 'shared']), key: z.string(), example: z.string() }),
    ),
    types: z.array(z.strictObject({ ...owner, answers: z.string(), ends: z.array(Ends) })),
    /** Kinds of items that rules map, and to which label. */
    kinds: z.array(z.strictObject({ kind: z.string(), label: z.string() })),
  })
  .meta({ id: 'OntologyReference' });
export type OntologyReference = z.infer<typeof OntologyReference>;

/** Changes that led from version to version, the newest first. */
export const OntologyChangelog = z
  .array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      class: z.enum(['patch', 'minor', 'major']),
      title: z.string(),
      why: z.string(),
      proposed_by: z.string(),
      approved_by: z.string(),
      steps: z.array(z.string()),
    }),
  )
  .meta({ id: 'OntologyChangelog' });

export interface ReferenceSources {
  readonly graph: Pick<Graph, 'read'>;
  readonly questions: readonly Question[];
  readonly timeoutMs: number;
}

const LABELS = `MATCH (n:Entity)
UNWIND labels(n) AS name
RETURN name, count(n) AS facts ORDER BY name LIMIT 10000`;
const TYPES =
  'MATCH (:Entity)-[e]->(:Entity) RETURN type(e) AS name, count(e) AS facts ORDER BY name LIMIT 10000';

async function countAll({ graph, timeoutMs }: ReferenceSources): Promise<Counts> {
  const counts = new Map<string, number>();
  for (const text of [LABELS, TYPES])
    for (const { name, facts } of await graph.read({ text, params: {}, timeout_ms: timeoutMs }))
      counts.set(String(name), Number(facts));
  return counts;
}

/** What saved queries touch. Their texts are part of the program, so they are read once. */
export const questionsOf = (queries: Readonly<Record<string, SavedQuery>>): readonly Question[] =>
  Object.values(queries).map(({ name, cypher }) => ({
    name,
    ...touchedNames(readFileSync(cypher, 'utf8')),
  }));

const versionsOf = (changes: readonly AppliedChange[]): string[] => [
  changes[0]?.from ?? requireMeaning([]).ontology.version,
  ...changes.map(({ to }) => to),
];

/** The reference of a version, today's without one; null where no graph of this kind ever had the version. */
export async function readReference(
  sources: ReferenceSources,
  version: string | null,
): Promise<OntologyReference | null> {
  const changes = await readChanges(sources.graph);
  const versions = versionsOf(changes);
  const { ontology } = requireMeaning(changes, version);
  if (version !== null && ontology.version !== version) return null;
  return referenceOf(ontology, versions, await countAll(sources), sources.questions);
}

function referenceOf(
  { version, labels, types, kinds }: Ontology,
  versions: string[],
  counts: Counts,
  questions: readonly Question[],
): OntologyReference {
  const askedBy = (which: 'labels' | 'types', names: readonly string[]): string[] =>
    questions.filter((one) => names.some((name) => one[which].has(name))).map(({ name }) => name);
  return {
    version,
    versions,
    labels: Object.entries(labels).map(([name, label]) => ({
      ...described(name, label, counts),
      scope: label.scope,
      key: label.key,
      example: label.example,
      asked_by: askedBy('labels', [name, ...Object.keys(label.also)]),
    })),
    types: Object.entries(types).map(([name, type]) => ({
      ...described(name, type, counts),
      answers: type.answers,
      ends: type.ends,
      asked_by: askedBy('types', [name]),
    })),
    kinds: kinds.map(({ kind, label }) => ({ kind, label })),
  };
}

const described = (
  name: string,
  { description, deprecated, properties }: Ontology['labels'][string] | Ontology['types'][string],
  counts: Counts,
) => ({
  name,
  description,
  count: counts.get(name) ?? 0,
  instead: deprecated?.instead ?? null,
  properties: Object.entries(properties).map(([property, one]) => ({
    name: property,
    type: one.type,
    always: one.required,
    description: one.description,
    example: one.example,
    instead: one.deprecated?.instead ?? null,
  })),
});

/** The same as a page in Markdown, with the changelog at its end. */
export async function readPage(sources: ReferenceSources): Promise<string> {
  const changes = await readChanges(sources.graph);
  const page = graphSchemaPage(requireMeaning(changes).ontology, sources.questions, await countAll(sources));
  return changes.length === 0 ? page : `${page}\n## Changelog\n\n${changelogLines(changes).join('\n')}`;
}

export async function readChangelog({ graph }: ReferenceSources): Promise<z.infer<typeof OntologyChangelog>> {
  return [...(await readChanges(graph))]
    .reverse()
    .map(({ proposal, from, to, class: of, approved_by, why }) => ({
      from,
      to,
      class: of,
      title: proposal.title,
      why,
      proposed_by: proposal.proposed_by,
      approved_by,
      steps: proposal.steps.map(describeStep),
    }));
}
