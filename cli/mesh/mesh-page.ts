import { ontology } from '../../ontology/ontology.ts';
import { touchedNames } from '../../queries/lint-names.ts';
import { queries } from '../../queries/registry.ts';
import type { SavedQuery } from '../../queries/saved-query.ts';
import { OPEN_KINDS } from '../../schemas/items/open.ts';
import { allLinks, allMiners, allReports, type KindUse, kindUses, waves } from './declarations.ts';
import { phases } from './phases.ts';
import { meshPicture } from './picture.ts';

/** Reads what the page shows beside the declarations: valid examples of a kind, and the text of a saved query. */
export interface MeshSources {
  readonly examplesOf: (kind: string) => readonly unknown[];
  readonly textOf: (query: SavedQuery) => string;
}

/** docs/generated/mesh.md: who hands what to whom, from the declarations of every part. */
export function meshPage({ examplesOf, textOf }: MeshSources): string {
  const kinds = kindUses(examplesOf);
  return `${[
    '# The mesh: who hands what to whom',
    '',
    'Made from the declarations of miners, analyzers, links, mappings, saved queries and pages; a test compares them. Parts do',
    'not call each other: each says items of declared kinds, and whoever declares to read a kind is given them.',
    '',
    '```mermaid',
    meshPicture(),
    '```',
    ...tables(),
    '',
    '## Item kinds',
    'What is said, by whom, and what it becomes in the graph ([properties](graph-schema.md), [fields](contracts.md)).',
    ...kinds.flatMap(kindSection),
    ...factTable(kinds, textOf),
  ].join('\n')}\n`;
}

function tables(): string[] {
  return [
    ...table(
      'Phases',
      ['Phase', 'Takes', 'Leaves'],
      phases.map(({ name, takes, leaves }) => [name, takes, leaves]),
    ),
    ...table(
      'Miners',
      ['Miner', 'Looks at', 'Says'],
      allMiners.map(({ name, unit, kinds }) => [name, LOOKS_AT[unit], kindList(kinds)]),
    ),
    ...table(
      'Analyzers',
      ['Wave', 'Analyzer', 'Reads', 'Says'],
      waves.flatMap((wave, at) =>
        wave.map(({ name, reads, produces }) => [String(at + 1), name, kindList(reads), kindList(produces)]),
      ),
    ),
    ...table(
      'Links',
      ['Link', 'Asks', 'Says'],
      allLinks.map(({ name, asks, produces }) => [
        name,
        Object.values(asks)
          .map(({ query }) => queryLink(query.name))
          .join(', '),
        kindList(produces),
      ]),
    ),
    ...table(
      'Pages',
      ['Page', 'About', 'Asks'],
      allReports.map(({ name, about, asks }) => [
        name,
        about === 'portfolio' ? 'all repositories' : 'one repository',
        Object.keys(asks).map(queryLink).join(', '),
      ]),
    ),
  ];
}

const LOOKS_AT = {
  file: 'one file at a time',
  project: 'the files of a project together',
  history: 'the commits',
} as const;

function kindSection({ kind, about, saidBy, readBy, makes, example }: KindUse): string[] {
  return [
    '',
    `### ${kind}`,
    about,
    '',
    `- Said by: ${saidBy.join(', ') || 'nobody'}`,
    `- Read by: ${readBy.join(', ') || 'no analyzer'}`,
    `- Becomes: ${[...makes.labels, ...makes.types].map(factLink).join(', ')}`,
    '',
    '```json',
    JSON.stringify(example, null, 2),
    '```',
  ];
}

/** Every label and type of the graph with the kinds that make it and the saved queries that ask for it. */
function factTable(kinds: readonly KindUse[], textOf: (query: SavedQuery) => string): string[] {
  const asked = Object.values<SavedQuery>(queries).map((query) => ({
    name: query.name,
    ...touchedNames(textOf(query)),
  }));
  const row = (name: string, which: 'labels' | 'types'): string[] => [
    factLink(name),
    kindList(kinds.filter(({ makes }) => makes[which].includes(name)).map(({ kind }) => kind)),
    asked
      .filter((one) => one[which].has(name))
      .map((one) => queryLink(one.name))
      .join(', ') || 'nobody yet',
  ];
  return table(
    'In the graph',
    ['Label or type', 'Made from', 'Asked by'],
    [
      ...Object.keys(ontology.labels).map((name) => row(name, 'labels')),
      ...Object.keys(ontology.types).map((name) => row(name, 'types')),
    ],
  );
}

const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  '',
  `## ${title}`,
  '',
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const kindList = (kinds: readonly string[]): string =>
  kinds.map((kind) => (kind === OPEN_KINDS ? `\`${kind}\`` : `[${kind}](#${kind})`)).join(', ');
const queryLink = (name: string): string => `[${name}](queries.md#${name})`;
const factLink = (name: string): string => `[${name}](graph-schema.md#${name.toLowerCase()})`;
