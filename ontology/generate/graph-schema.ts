import type { Ontology, Properties } from '../ontology-schema.ts';
import { reservedProperties } from '../ontology-schema.ts';

/** A saved query with the labels and relationship types that its statement asks for. */
export interface Question {
  readonly name: string;
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** docs/generated/graph-schema.md: what the graph holds and who asks for it, for people who write queries. */
export function graphSchemaPage(
  { version, labels, types }: Ontology,
  questions: readonly Question[],
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
      ...type.ends.map(([from, to]) => `- \`(:${from})-[:${name}]->(:${to})\``),
      ...askedBy(questions.filter((one) => one.types.has(name))),
      ...propertyTable(type.properties),
    ]),
  ];
  return `${sections.join('\n')}\n`;
}

/** The page of saved queries lies beside this one. */
const askedBy = (questions: readonly Question[]): string[] =>
  questions.length === 0
    ? []
    : [`- Asked for by ${questions.map(({ name }) => `[${name}](queries.md#${name})`).join(', ')}`];

function propertyTable(properties: Properties): string[] {
  const rows = Object.entries(properties).map(
    ([name, { type, required, description, example }]) =>
      `| ${name} | ${type} | ${required ? 'always' : ''} | ${description} | \`${example}\` |`,
  );
  return rows.length === 0
    ? []
    : ['', '| property | type | given | meaning | example |', '|---|---|---|---|---|', ...rows];
}
