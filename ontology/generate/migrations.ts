import { createHash } from 'node:crypto';
import type { Ontology } from '../ontology-schema.ts';

/** One numbered file of statements. Files that ran are never edited; a change is a new number. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly MigrationStatement[];
}

export interface MigrationStatement {
  readonly text: string;
  /** Left out where only Memgraph has such a thing. */
  readonly only?: 'memgraph';
}

type Index = Ontology['indexes'][number];

/** Constraint before index: Neo4j refuses the other order, and Memgraph's constraint makes no index of its own. */
function migrationOf(id: string, indexes: readonly Index[], { types }: Ontology): Migration {
  const unique = indexes.filter((one) => one.unique);
  return {
    id,
    statements: [
      ...unique.flatMap((one) => [
        {
          text: `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${one.on}) REQUIRE n.${one.properties[0]} IS UNIQUE`,
        },
        indexOf(one, types),
      ]),
      ...indexes.filter((one) => !one.unique).map((one) => indexOf(one, types)),
      ...unique.map((one) => ({
        text: `CREATE CONSTRAINT ON (n:${one.on}) ASSERT EXISTS (n.${one.properties[0]})`,
        only: 'memgraph' as const,
      })),
    ],
  };
}

const indexOf = ({ on, properties }: Index, types: Ontology['types']): MigrationStatement => ({
  text:
    types[on] === undefined
      ? `CREATE INDEX IF NOT EXISTS FOR (n:${on}) ON (${properties.map((name) => `n.${name}`).join(', ')})`
      : `CREATE INDEX IF NOT EXISTS FOR ()-[e:${on}]-() ON (e.${properties[0]})`,
});

/** Every migration that makes what the ontology's indexes say, in order. */
export const migrations = (ontology: Ontology): readonly Migration[] =>
  [...Map.groupBy(ontology.indexes, ({ since }) => since)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, indexes]) => migrationOf(id, indexes, ontology));

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
    .flatMap((part): MigrationStatement[] => {
      const lines = part.split('\n');
      const body = lines.filter((line) => !line.startsWith('//')).join('\n');
      if (body === '') return [];
      return [lines.includes(MARK) ? { text: body, only: 'memgraph' } : { text: body }];
    });
  return { id, statements };
}

/** What the ledger compares: SHA-256 of the file's text. */
export const migrationChecksum = (text: string): string => createHash('sha256').update(text).digest('hex');
