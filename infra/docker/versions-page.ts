import type { Versions } from '../local/versions.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** docs/generated/versions.md: everything that Fresh runs on, by name and version. */
export function versionsPage(versions: Versions, manifest: Manifest): string {
  const { containers, digests, local } = versions;
  return [
    '# Versions',
    'Made from `infra/versions.yml` and `package.json`; a test compares them.',
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
    '## Servers without a container engine',
    ...table(['name', 'version'], Object.entries(local)),
    '',
    '## Packages at run time',
    ...table(['package', 'version'], Object.entries(manifest.dependencies)),
    '',
    '## Packages of the workshop',
    ...table(['package', 'version'], Object.entries(manifest.devDependencies)),
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
