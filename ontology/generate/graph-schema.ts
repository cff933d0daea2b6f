import type { Ontology, Properties } from '../ontology-schema.ts';
import { reservedProperties } from '../ontology-schema.ts';

/** A saved query with the labels and relationship types that its statement asks for. */
export interface Question {
  readonly name: string;
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** Live facts by label and relationship type. */
export type Counts = ReadonlyMap<string, number>;

/**
 * What the graph holds and who asks for it, for people who write queries: docs/generated/graph-schema.md of what is shipped,
 * and of any version with the numbers of a graph.
 */
export function graphSchemaPage(
  { version, labels, types, kinds }: Ontology,
  questions: readonly Question[],
  counts: Counts | null = null,
): string {
  const sections = [
    `# Graph schema, ontology ${version}`,
    'What is there, and what can be asked. Made from `ontology/ontology.yml` and `queries/`; a test compares them. Every',
    'node of a repository carries the label `Entity` and its own labels; every fact carries, beside the properties below, what',
    'the writer keeps:',
    `${reservedProperties.map((name) => `\`${name}\``).join(', ')}.`,
    'Shared nodes hold only what follows from their key. Start a query at `(:Entity {repo: $repo})` or',
    '`(:Entity {family: $family})`: these are indexed on every server, labels alone are not.',
    '',
    '## Labels',
    ...Object.entries(labels).flatMap(([name, label]) => [
      '',
      `### ${name}`,
      `${label.description} ${label.scope === 'owned' ? 'Owned' : 'Shared'}.`,
      '',
      ...countLine(counts, name),
      ...deprecationLine(label),
      ...(label.part_of === undefined ? [] : [`- Part of ${label.part_of}: same keys, same identity`]),
      `- Key: \`${label.key}\`, e.g. \`${label.example}\``,
      ...Object.entries(label.also).map(
        ([also, description]) => `- Second label \`${also}\`: ${description}`,
      ),
      ...askedBy(
        questions.filter((one) => [name, ...Object.keys(label.also)].some((it) => one.labels.has(it))),
      ),
      ...propertyTable(label.properties),
    ]),
    '',
    '## Relationship types',
    ...Object.entries(types).flatMap(([name, type]) => [
      '',
      `### ${name}`,
      `${type.description} Answers: ${type.answers}`,
      '',
      ...countLine(counts, name),
      ...deprecationLine(type),
      ...type.ends.map(([from, to]) => `- \`(:${from})-[:${name}]->(:${to})\``),
      ...askedBy(questions.filter((one) => one.types.has(name))),
      ...propertyTable(type.properties),
    ]),
    ...kindLines(kinds),
  ];
  return `${sections.join('\n')}\n`;
}

const countLine = (counts: Counts | null, name: string): string[] =>
  counts === null ? [] : [`- Now: ${counts.get(name) ?? 0}`];

type Deprecated = Pick<Ontology['labels'][string], 'deprecated'>;

const deprecationLine = ({ deprecated }: Deprecated): string[] =>
  deprecated === undefined ? [] : [`- On its way out: ${deprecated.why} Instead: ${deprecated.instead}`];

/** Kinds that rules map instead of code. */
const kindLines = (kinds: Ontology['kinds']): string[] =>
  kinds.length === 0
    ? []
    : [
        '',
        '## Kinds mapped by rule',
        '',
        ...kinds.map(
          ({ kind, label, key }) => `- \`${kind}\` becomes \`${label}\`, told apart by ${key.join(', ')}`,
        ),
      ];

/** The page of saved queries lies beside this one. */
const askedBy = (questions: readonly Question[]): string[] =>
  questions.length === 0
    ? []
    : [`- Asked for by ${questions.map(({ name }) => `[${name}](queries.md#${name})`).join(', ')}`];

function propertyTable(properties: Properties): string[] {
  const rows = Object.entries(properties).map(
    ([name, { type, required, description, example, deprecated }]) =>
      `| ${name} | ${type} | ${required ? 'always' : ''} | ${description}${deprecated === undefined ? '' : ` On its way out: ${deprecated.instead}`} | \`${example}\` |`,
  );
  return rows.length === 0
    ? []
    : ['', '| property | type | given | meaning | example |', '|---|---|---|---|---|', ...rows];
}
