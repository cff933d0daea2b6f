import type { MigrationStatement } from '../generate/migrations.ts';
import { migrationText } from '../generate/migrations.ts';
import type { Meaning } from '../meaning.ts';
import type { Ontology } from '../ontology-schema.ts';
import type { Impact } from './impact-of.ts';

/** Nodes of one label that fall on nodes of another one with the same key, or, with none, that go with their label. */
export interface Lowering {
  readonly from: string;
  readonly into: string | null;
  readonly byRepo: ReadonlyMap<string, number>;
}

/** What is said of it in the migration, and held against what is found when the change is applied. */
export function lineOf({ from, into, byRepo }: Lowering): string {
  const nodes = [...byRepo.values()].reduce((sum, count) => sum + count, 0);
  return into === null
    ? `// Removes: ${nodes} nodes of ${from}.`
    : `// Consolidates: ${nodes} nodes of ${from} fall on nodes of ${into} of the same key.`;
}

interface Moving {
  readonly title: string;
  readonly before: Meaning;
  readonly after: Meaning;
  readonly impact: Impact;
  readonly lowerings: readonly Lowering[];
}

/**
 * Text of a change's migration: what the server needs before facts come under their new names. The facts themselves move
 * by mapping their items again, since their ids are hashes of their names, which no portable statement can make.
 */
export function migrationOf({ title, before, after, impact, lowerings }: Moving): string {
  const statements = indexesOf(before.ontology, after.ontology);
  const told = [
    `// ${oneLine(title)}`,
    ...(impact.kinds.length === 0
      ? ['// No fact moves.']
      : [`// Mapped again afterwards: ${impact.kinds.join(', ')}.`]),
    ...lowerings.map(lineOf),
  ];
  return `${told.join('\n')}\n${migrationText({ id: '', statements })}`;
}

/** Indexes under names that were not there before; those under old names stay until nothing is found by them. */
const indexesOf = (before: Ontology, after: Ontology): readonly MigrationStatement[] =>
  after.indexes
    .filter(
      ({ on, properties }) =>
        !before.indexes.some((one) => one.on === on && alike(one.properties, properties)),
    )
    .map(({ on, properties }) => ({
      text:
        after.types[on] === undefined
          ? `CREATE INDEX IF NOT EXISTS FOR (n:${on}) ON (${properties.map((name) => `n.${name}`).join(', ')})`
          : `CREATE INDEX IF NOT EXISTS FOR ()-[e:${on}]-() ON (e.${properties[0]})`,
    }));

const alike = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc};]+/gu, ' ').slice(0, 200);

/** Numbers below are those of the shipped ontology's own migrations. */
const FIRST = 1_000;

/** Id of a change's migration in the ledger, and name of its file. */
export const migrationId = (number: number, proposal: string): string =>
  `${FIRST + number}_${proposal.replaceAll('-', '_')}`;
