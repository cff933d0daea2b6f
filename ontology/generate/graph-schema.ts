import type { Ontology, Properties } from '../ontology-schema.ts';
import { reservedProperties } from '../ontology-schema.ts';

/** docs/generated/graph-schema.md: what the graph holds, for people who write queries. */
export function graphSchemaPage({ version, labels, types }: Ontology): string {
  const sections = [
    `# Graph schema, ontology ${version}`,
    'Made from `ontology/ontology.yml`; a test compares the two. Every node of a repository carries the label `Entity` and',
    'its own labels; every fact carries, beside the properties below, what the writer keeps:',
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
      ...propertyTable(type.properties),
    ]),
  ];
  return `${sections.join('\n')}\n`;
}

function propertyTable(properties: Properties): string[] {
  const rows = Object.entries(properties).map(
    ([name, { type, required, description, example }]) =>
      `| ${name} | ${type} | ${required ? 'always' : ''} | ${description} | \`${example}\` |`,
  );
  return rows.length === 0
    ? []
    : ['', '| property | type | given | meaning | example |', '|---|---|---|---|---|', ...rows];
}
