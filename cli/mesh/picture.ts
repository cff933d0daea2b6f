import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { allAnalyzers, allLinks, allMiners, allReports, waves } from './declarations.ts';

/** What one picture holds at most before nobody can read it. */
export const LIMITS = { nodes: 40, edges: 60 } as const;

/** Flowchart of the mesh: who reads what whom said, kinds that everyone says left out. */
export function meshPicture(): string {
  const lines = [
    'flowchart LR',
    '  git([git host]) --> ingest[1-ingest]',
    ...group(
      'mining',
      '2-mine',
      allMiners.map(({ name }) => name),
    ),
    ...waves.flatMap((wave, at) =>
      group(
        `wave${at + 1}`,
        `3-analyze, wave ${at + 1}`,
        wave.map(({ name }) => name),
      ),
    ),
    ...group(
      'linking',
      '3-analyze, links',
      allLinks.map(({ name }) => name),
    ),
    ...group(
      'pages',
      '6-report',
      allReports.map(({ name }) => name),
    ),
    '  stage[4-stage]',
    '  write[5-write]',
    '  graphs[(graph)]',
    '  service([query service])',
    '  ingest --> mining',
    ...handovers().map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
    '  mining --> stage',
    ...waves.map((_, at) => `  wave${at + 1} --> stage`),
    '  stage --> write --> graphs',
    '  graphs --> linking --> stage',
    '  graphs --> pages',
    '  graphs --> service',
  ];
  return lines.join('\n');
}

/** Pairs of producers and analyzers, each once, whatever the number of kinds between them. */
function handovers(): readonly (readonly [string, string])[] {
  const said = [
    { name: 'ingest', kinds: ['repository'] as readonly string[] },
    ...allMiners.map(({ name, kinds }) => ({ name, kinds: kinds as readonly string[] })),
    ...allAnalyzers.map(({ name, produces }) => ({ name, kinds: produces as readonly string[] })),
  ];
  return allAnalyzers
    .flatMap(({ name, reads }) =>
      said
        .filter(({ kinds }) => reads.some((kind) => kind !== 'finding' && kinds.includes(kind)))
        .map((giver) => [giver.name, name] as const),
    )
    .sort((a, b) => byCodeUnit(a.join('>'), b.join('>')));
}

const group = (name: string, title: string, members: readonly string[]): string[] => [
  `  subgraph ${name} ["${title}"]`,
  // A page may be called like an analyzer.
  ...members.map((member) => `    ${name === 'pages' ? 'page_' : ''}${id(member)}[${member}]`),
  '  end',
];

const id = (name: string): string => (name === 'ingest' ? name : `n_${name.replaceAll('-', '_')}`);
