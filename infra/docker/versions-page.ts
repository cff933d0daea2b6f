import type { Versions } from '../local/versions.ts';

/** docs/generated/versions.md: the servers and images that Fresh runs on, by name and version. */
export function versionsPage({ containers, digests, local }: Versions): string {
  return [
    '# Versions',
    'Made from `infra/versions.yml`; a test compares the two. Packages stand in `package.json`, all of them exact.',
    '',
    '## Images',
    ...table(
      ['name', 'reference', 'digest'],
      Object.entries(containers).map(([name, reference]) => [
        name,
        `\`${reference}\``,
        digests[name] === undefined ? 'by its tag' : `\`${digests[name]}\``,
      ]),
    ),
    '',
    '## Servers and tools without a container engine',
    ...table(['name', 'version'], Object.entries(local)),
    '',
  ].join('\n');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  '',
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
