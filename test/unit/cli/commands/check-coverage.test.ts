import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../../cli/commands/check-coverage.ts';
import { judge } from '../../../../cli/coverage/counted.ts';
import { UsageError } from '../../../../cli/exit-codes.ts';
import { CheckCoverageResult } from '../../../../schemas/cli/check-coverage.ts';
import { runCommand } from './run-command.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-coverage-'));
mkdirSync(join(home, 'lake'));
writeFileSync(
  join(home, 'lake', 'load.sql'),
  'CREATE TABLE b AS SELECT x FROM a;\nINSERT INTO b SELECT x FROM c;\nSELECT FROM WHERE ((;\n',
);
writeFileSync(
  join(home, 'lake', 'nb.py'),
  '# Databricks notebook source\nspark.table(dbutils.widgets.get("t")).count()\n',
);

test('a folder is counted without servers, what could not be read included; the exit code is the verdict', async () => {
  const { code, answer, lines } = await runCommand(command, [join(home, 'lake')], { min: '0.6' });
  const { rows, reasons, passed } = CheckCoverageResult.parse(answer);
  expect(
    rows.map(({ miner, subject, total, resolved, passed: reaches }) => [
      miner,
      subject,
      total,
      resolved,
      reaches,
    ]),
  ).toEqual([
    ['spark', 'notebook', 1, 0, false],
    ['spark', 'step', 1, 0, false],
    ['sql', 'column', 2, 2, true],
    ['sql', 'statement', 3, 2, true],
  ]);
  expect(reasons.map(({ subject, reason, unresolved }) => [subject, reason, unresolved])).toEqual([
    ['notebook', 'widget-without-default', 1],
    ['step', 'widget-without-default', 1],
    ['statement', 'parse-error', 1],
  ]);
  expect([code, passed]).toEqual([1, false]);
  expect(lines.at(-1)).toBe('too little is resolved: 2 of 4 shares are below 0.6');
  expect((await runCommand(command, [join(home, 'lake')], { min: '0' })).code).toBe(0);
});

test('a folder without lineage passes and says so', async () => {
  mkdirSync(join(home, 'none'));
  writeFileSync(join(home, 'none', 'a.py'), 'print(1)\n');
  const { code, lines } = await runCommand(command, [join(home, 'none')]);
  expect(code).toBe(0);
  expect(lines.at(-1)).toMatch(/nothing to resolve/);
});

test('wrong usage is named', async () => {
  for (const [positionals, values] of [
    [[home, home], {}],
    [[home], { repo: 'github.com/octo/lake' }],
    [[home], { min: '95' }],
    [[home], { min: '' }],
    [[join(home, 'nowhere')], {}],
  ] as const)
    await expect(runCommand(command, positionals, values)).rejects.toThrow(UsageError);
});

test('a share that rounds up to the least one does not reach it', () => {
  const row = {
    repo: 'a/b',
    miner: 'sql',
    subject: 'statement',
    files: 1,
    total: 10_000,
    resolved: 9_499,
    unresolved: 501,
    share: 0.9499,
  };
  const { passed } = judge([{ rows: [row], reasons: [], unseen: 0 }], 0.95);
  expect(passed).toBe(false);
  expect(judge([{ rows: [{ ...row, resolved: 9_500 }], reasons: [], unseen: 0 }], 0.95).passed).toBe(true);
});
