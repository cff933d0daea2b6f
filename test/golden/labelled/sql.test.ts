import { readdirSync, readFileSync } from 'node:fs';
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

const readCases = (name: string): Case[] =>
  readFileSync(new URL(`sql/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
const sets = readdirSync(new URL('sql', import.meta.url)).filter((name) => name.endsWith('.jsonl'));
const cases = readCases('cases.jsonl');
const parser = await createSqlParser();
/** The reader sees a case's inputs and nothing else. */
const answers = cases.map(({ sql, dialect, schema }) => readScript(sql, dialect, parser, schema));

/** What is staged of statements is what the engine of columns is judged by: both must know the same tables. */
test.each(sets)('statements of %s: each table that is read or written, and no other', (name) => {
  const misses: string[] = [];
  for (const { id, sql, dialect, schema, ...expected } of readCases(name)) {
    const statements = readScript(sql, dialect, parser, schema);
    for (const field of ['reads', 'writes'] as const) {
      const got = new Set(statements.flatMap((statement) => statement[field]));
      const want = new Set(expected[field]);
      misses.push(...[...want.difference(got)].map((table) => `${id} misses ${field} ${table}`));
      misses.push(...[...got.difference(want)].map((table) => `${id} invents ${field} ${table}`));
    }
  }
  expect(misses).toEqual([]);
});

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
