import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSqlParser } from '../../../adapters/parsers/sql.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { scriptLineage } from '../../../languages/sql/lineage/script-lineage.ts';
import { readScript } from '../../../languages/sql/script.ts';

interface Case {
  readonly id: string;
  readonly dialect: SqlDialect;
  readonly sql: string;
  readonly schema?: Record<string, string[]>;
  readonly reads: string[];
  readonly writes: string[];
  readonly unresolved: { what: string; reason: string }[];
  readonly columns: { target: string; sources: string[]; kind: string }[];
  readonly control?: string[];
}

const cases = readFileSync(new URL('sql/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);
const parser = await createSqlParser();
/** The reader sees a case's inputs and nothing else. */
const answers = cases.map(({ sql, dialect, schema }) => readScript(sql, dialect, parser, schema));

for (const field of ['reads', 'writes'] as const) {
  test(`${field} of the labelled scripts: precision and recall`, () => {
    const misses: string[] = [];
    let [right, said, wanted] = [0, 0, 0];
    for (const [at, expected] of cases.entries()) {
      const got = new Set(answers[at]?.flatMap((statement) => statement[field]));
      const want = new Set(expected[field]);
      right += [...got].filter((name) => want.has(name)).length;
      said += got.size;
      wanted += want.size;
      misses.push(...[...want].filter((name) => !got.has(name)).map((name) => `${expected.id} misses ${name}`));
      misses.push(...[...got].filter((name) => !want.has(name)).map((name) => `${expected.id} invents ${name}`));
    }
    console.log(`sql ${field}: precision ${(right / said).toFixed(4)}, recall ${(right / wanted).toFixed(4)} of ${wanted}`);
    expect(misses).toEqual([]);
  });
}

test('unresolved names and dynamic SQL of the labelled scripts', () => {
  const ours = (unresolved: readonly { what: string; reason: string }[]): string[] =>
    unresolved
      .filter(({ reason }) => reason === 'macro' || reason === 'dynamic-sql')
      .map(({ what, reason }) => `${reason} ${what.replaceAll(/\s+/g, '').toLowerCase()}`)
      .sort();
  for (const [at, { id, unresolved }] of cases.entries()) {
    const said = ours((answers[at] ?? []).flatMap((statement) => statement.unresolved));
    expect([...new Set(said)], id).toEqual(ours(unresolved));
  }
});

test('the parser refuses few of the labelled statements', () => {
  const refused = answers.flat().filter(({ reading }) => reading === 'tokens' || reading === 'failed');
  expect(refused.length).toBeLessThanOrEqual(1);
});

const squash = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

test.each(cases)('$id: columns, kinds, control, tables and unresolved', (expected) => {
  const { sql, dialect, schema } = expected;
  const found = scriptLineage(parser, { sql, dialect, schema: new Map(Object.entries(schema ?? {})) });
  const columns = (all: readonly { target: string; sources: readonly string[]; kind: string }[]): string[] =>
    all.map(({ target, sources, kind }) => `${target} <- ${[...sources].sort().join(', ')} ${kind}`).sort();
  const unresolved = (all: readonly { what: string; reason: string }[]): string[] =>
    all.map(({ what, reason }) => `${reason} ${squash(what)}`).sort();
  expect(columns(found.columns)).toEqual(columns(expected.columns));
  expect(unresolved(found.unresolved)).toEqual(unresolved(expected.unresolved));
  expect([...found.reads].sort()).toEqual([...expected.reads].sort());
  expect([...found.writes].sort()).toEqual([...expected.writes].sort());
  const values = new Set(expected.columns.flatMap(({ sources }) => sources));
  if (expected.control !== undefined)
    expect([...found.control].sort()).toEqual(expected.control.filter((name) => !values.has(name)).sort());
});
