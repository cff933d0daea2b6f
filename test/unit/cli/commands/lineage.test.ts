import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../../cli/commands/lineage.ts';
import { UsageError } from '../../../../cli/exit-codes.ts';
import { LineageResult } from '../../../../schemas/cli/lineage.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'fresh-lineage-'));

function fileOf(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const script = 'create table b as select x, y + 1 as z from a';
const databricks = { dialect: 'databricks' };

test('tables, columns with kind and confidence, for people and for machines', async () => {
  const { code, lines, answer } = await runCommand(command, [fileOf('b.sql', script)], databricks);
  expect(code).toBe(0);
  expect(LineageResult.parse(answer)).toMatchObject({
    language: 'sql',
    dialect: 'databricks',
    reads: ['a'],
    writes: ['b'],
    columns: [
      { target: 'b.x', sources: ['a.x'], kind: 'identity' },
      { target: 'b.z', sources: ['a.y'], kind: 'expression' },
    ],
  });
  expect(lines.join('\n')).toMatch(/reads[\s\S]*writes[\s\S]*columns[\s\S]*b\.z/);
});

test('a schema opens stars; the ending may be written in capitals', async () => {
  const schema = fileOf('schema.json', '{"a": ["x", "y"]}');
  const path = fileOf('STAR.SQL', 'create table b as select * from a');
  const { answer } = await runCommand(command, [path], { ...databricks, schema });
  expect(LineageResult.parse(answer).columns.map(({ target }) => target)).toEqual(['b.x', 'b.y']);
});

test('a byte order mark and foreign line ends change nothing', async () => {
  const plain = await runCommand(command, [fileOf('plain.sql', script)], databricks);
  const other = fileOf('other.sql', `\uFEFF${script.replaceAll(' ', '\r\n')}\r\n`);
  expect((await runCommand(command, [other], databricks)).answer).toEqual(plain.answer);
});

test('a script without tables says so', async () => {
  const { lines } = await runCommand(command, [fileOf('none.sql', '-- nothing\n')], databricks);
  expect(lines).toEqual(['it reads and writes no table']);
});

mkdirSync(join(folder, 'sub.sql'));
const good = fileOf('good.sql', script);
test.each([
  ['no file', [], databricks, /name one file/],
  ['two files', [good, good], databricks, /name one file/],
  [
    'a file that is not there',
    [join(folder, 'gone.sql')],
    databricks,
    /gone\.sql does not exist: name a file/,
  ],
  ['a folder', [join(folder, 'sub.sql')], databricks, /name one file, not a folder/],
  ['SQL without a dialect', [good], {}, /--dialect takes one of databricks, /],
  ['an unknown dialect', [good], { dialect: 'klingon' }, /--dialect takes one of databricks, /],
  [
    'a language nobody reads',
    [fileOf('x.cob', 'MOVE A TO B.')],
    {},
    /no lineage can be read from .*: known are .*sql/,
  ],
  ['bytes that are no text', [fileOf('bad.sql', Uint8Array.of(0xc3, 0x28))], databricks, /is not UTF-8 text/],
  [
    'a schema that is not there',
    [good],
    { ...databricks, schema: 'gone.json' },
    /gone\.json is no schema file/,
  ],
  [
    'a schema of another shape',
    [good],
    { ...databricks, schema: fileOf('s.json', '{"a": 1}') },
    /is no schema file/,
  ],
] as const)('%s is a wrong call that says what to do', async (_said, positionals, values, message) => {
  const run = runCommand(command, positionals, values);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(message);
});

test('a notebook is read with what it runs, a dbt model with its project, a file of Python by itself', async () => {
  const home = mkdtempSync(join(tmpdir(), 'fresh-lineage-'));
  const write = (path: string, text: string): string => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
    return join(home, path);
  };
  write('nb/setup.py', '# Databricks notebook source\ntarget = "core.orders"\n');
  const notebook = write(
    'nb/load.py',
    '# Databricks notebook source\n# MAGIC %run ./setup\n\n# COMMAND ----------\nspark.table("raw.orders").write.saveAsTable(target)\n',
  );
  const ipynb = write(
    'nb/look.ipynb',
    JSON.stringify({
      cells: [
        { cell_type: 'code', source: ['%run ./setup'] },
        { cell_type: 'code', source: ['spark.table(target).show()'] },
      ],
      metadata: {},
    }),
  );
  const sqlNotebook = write(
    'nb/days.sql',
    "-- Databricks notebook source\nCREATE WIDGET TEXT schema DEFAULT 'core';\n-- COMMAND ----------\nCREATE TABLE ${schema}.days AS SELECT day FROM core.orders\n",
  );
  const script = write(
    'jobs/copy.py',
    'from pyspark.sql import SparkSession\nspark.table("a.b").write.save("/exports/b")\n',
  );
  write('shop/dbt_project.yml', "name: shop\nversion: '1.0'\n");
  write('shop/models/first.sql', 'select 1 as id');
  const model = write('shop/models/second.sql', "select id from {{ ref('first') }}");
  const answers = [];
  for (const path of [notebook, ipynb, sqlNotebook, script, model]) {
    const { code, answer } = await runCommand(command, [path]);
    expect(code).toBe(0);
    answers.push(LineageResult.parse(answer));
  }
  expect(answers.map(({ language, reads, writes }) => [language, reads, writes])).toEqual([
    ['python', ['raw.orders'], ['core.orders']],
    ['python', ['core.orders'], []],
    ['sql', ['core.orders'], ['core.days']],
    ['python', ['a.b'], ['/exports/b']],
    ['dbt', ['model.first'], ['model.second']],
  ]);
  expect(answers.flatMap(({ unresolved }) => unresolved)).toEqual([
    { what: 'profiles.yml', reason: 'missing-file' },
  ]);
  expect(answers[2]?.columns).toMatchObject([{ target: 'core.days.day', sources: ['core.orders.day'] }]);
  expect(answers[4]?.edges).toEqual([{ from: 'model.first', to: 'model.second' }]);
});
