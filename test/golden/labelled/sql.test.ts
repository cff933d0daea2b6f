import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSqlParser } from '../../../adapters/parsers/sql.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { readScript } from '../../../languages/sql/script.ts';

interface Case {
  readonly id: string;
  readonly dialect: SqlDialect;
  readonly sql: string;
  readonly schema?: Record<string, string[]>;
  readonly reads: string[];
  readonly writes: string[];
  readonly unresolved: { what: string; reason: string }[];
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
