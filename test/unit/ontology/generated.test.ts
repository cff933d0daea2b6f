import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { graphSchemaPage } from '../../../ontology/generate/graph-schema.ts';
import { kindNames } from '../../../ontology/generate/kinds.ts';
import {
  migrationChecksum,
  migrations,
  migrationText,
  parseMigration,
} from '../../../ontology/generate/migrations.ts';
import { mappings } from '../../../ontology/mappings/registry.ts';
import { parseOntology } from '../../../ontology/parse-ontology.ts';
import { touchedNames } from '../../../queries/lint-names.ts';
import { queries } from '../../../queries/registry.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const ontology = parseOntology(read('ontology/ontology.yml'));
const questions = Object.values(queries).map(({ name, cypher }) => ({
  name,
  ...touchedNames(readFileSync(cypher, 'utf8')),
}));
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

// `npx vitest run --project unit test/unit/ontology -u` writes these files anew.
const generated: readonly (readonly [string, string])[] = [
  ['ontology/generated/ontology.json', json(ontology)],
  ['ontology/generated/kinds.json', json(kindNames(Object.keys(mappings), ontology, read))],
  ['docs/generated/graph-schema.md', graphSchemaPage(ontology, questions)],
  ...migrations(ontology).map((one) => [`ontology/migrations/${one.id}.cypher`, migrationText(one)] as const),
];
test.each(generated)('%s is what the ontology makes of it', async (path, text) => {
  await expect(text).toMatchFileSnapshot(new URL(path, root).pathname);
});

test('the ledger that the writer requires names every migration file with its checksum', async () => {
  const names = readdirSync(new URL('ontology/migrations/', root))
    .filter((name) => name.startsWith('0'))
    .sort();
  const ledger = names.map((name) => ({
    id: name.replace(/\.cypher$/, ''),
    checksum: migrationChecksum(read(`ontology/migrations/${name}`)),
  }));
  await expect(json(ledger)).toMatchFileSnapshot(
    new URL('ontology/generated/migrations.json', root).pathname,
  );
});

test('a migration reads back as it was made, its constraints before their indexes', () => {
  for (const one of migrations(ontology)) expect(parseMigration(one.id, migrationText(one))).toEqual(one);
  const texts = migrations(ontology)[0]?.statements.map(({ text }) => text) ?? [];
  const first = (word: string): number =>
    texts.findIndex((text) => text.includes(word) && text.includes(':Entity'));
  expect(first('IS UNIQUE')).toBeLessThan(first('INDEX'));
});

test('edges that neither end anchors have an index by the scope that asserts them', () => {
  const texts = migrations(ontology).flatMap(({ statements }) => statements.map(({ text }) => text));
  const unanchored = Object.entries(ontology.types).filter(([, { anchored }]) => !anchored);
  for (const [type] of unanchored)
    expect(texts).toContain(`CREATE INDEX IF NOT EXISTS FOR ()-[e:${type}]-() ON (e.repo)`);
});

test('the schema page names the questions that touch a label or type, by whatever form they name it', () => {
  expect(
    touchedNames("MATCH (d:Entity {family: 'Dataset'})<-[r:READS|WRITES]-(s:Statement) RETURN 'x:File'"),
  ).toEqual({
    labels: new Set(['Entity', 'Statement', 'Dataset']),
    types: new Set(['READS', 'WRITES']),
  });
  const page = graphSchemaPage(ontology, [
    { name: 'who_reads', labels: new Set(['Notebook']), types: new Set(['READS']) },
  ]);
  const sections = page.split('\n### ').filter((text) => text.includes('who_reads'));
  expect(sections.map((text) => text.split('\n')[0])).toEqual(['File', 'READS']);
});
