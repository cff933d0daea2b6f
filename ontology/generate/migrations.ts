import { createHash } from 'node:crypto';

/** One numbered file of statements. Files that ran are never edited; a change is a new number. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly MigrationStatement[];
}

interface MigrationStatement {
  readonly text: string;
  /** Left out where only Memgraph has such a thing. */
  readonly only?: 'memgraph';
}

/** Labels that rows are looked up by, each with its unique key; an index per domain label would slow every MERGE. */
const identities = [
  { label: 'Entity', key: 'rid' },
  { label: 'Record', key: 'id' },
] as const;

/** Where saved queries start; the facts of a repository in order; all nodes of a family, and one by its key. */
const lookups = [
  { label: 'Repository', properties: ['key'] },
  { label: 'Entity', properties: ['repo', 'rid'] },
  { label: 'Entity', properties: ['family', 'key'] },
] as const;

/** Constraint before index: Neo4j refuses the other order, and Memgraph's constraint makes no index of its own. */
const initialMigration = (): Migration => ({
  id: '0001_identity',
  statements: [
    ...identities.flatMap(({ label, key }) => [
      { text: `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.${key} IS UNIQUE` },
      { text: `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${key})` },
    ]),
    ...lookups.map(({ label, properties }) => ({
      text: `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (${properties.map((name) => `n.${name}`).join(', ')})`,
    })),
    ...identities.map(({ label, key }) => ({
      text: `CREATE CONSTRAINT ON (n:${label}) ASSERT EXISTS (n.${key})`,
      only: 'memgraph' as const,
    })),
  ],
});

/** Edges that neither end anchors are found by the scope that asserts them. */
const unanchored = {
  '0002_unanchored_edges': ['FEEDS'],
  '0003_portfolio_edges': ['SUPPLIES', 'PUBLISHES_FOR'],
  '0004_column_edges': ['HAS_COLUMN', 'DERIVES_FROM'],
  '0005_joined_edges': ['STARS_OVER', 'REFERENCES', 'SERVES', 'HOLDS'],
} as const;

const unanchoredMigration = ([id, types]: readonly [string, readonly string[]]): Migration => ({
  id,
  statements: types.map((type) => ({
    text: `CREATE INDEX IF NOT EXISTS FOR ()-[e:${type}]-() ON (e.repo)`,
  })),
});

/** Every generated migration, in order. */
export const migrations = (): readonly Migration[] => [
  initialMigration(),
  ...Object.entries(unanchored).map(unanchoredMigration),
];

const MARK = '// memgraph only';

/** Text of a migration's file. */
export const migrationText = ({ statements }: Migration): string =>
  statements.map(({ text, only }) => `${only === undefined ? '' : `${MARK}\n`}${text};\n`).join('');

/** The statements of a migration's file. */
export function parseMigration(id: string, text: string): Migration {
  const statements = text
    .split(/;\s*(?:\n|$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): MigrationStatement => {
      const lines = part.split('\n');
      const body = lines.filter((line) => !line.startsWith('//')).join('\n');
      return lines.includes(MARK) ? { text: body, only: 'memgraph' } : { text: body };
    });
  return { id, statements };
}

/** What the ledger compares: SHA-256 of the file's text. */
export const migrationChecksum = (text: string): string => createHash('sha256').update(text).digest('hex');
