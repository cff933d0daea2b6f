import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../../cli/commands/evaluate.ts';
import { UsageError } from '../../../../cli/exit-codes.ts';
import { EvaluateResult } from '../../../../schemas/cli/evaluate.ts';
import { runCommand } from './run-command.ts';

const view = { id: 'one', feature: 'views', dialect: 'postgres', sql: 'create view v as select a.x from a' };
const right = {
  reads: ['a'],
  writes: ['v'],
  columns: [{ target: 'v.x', sources: ['a.x'], kind: 'identity' }],
};

/** A set of SQL cases in a folder of its own. */
function setOf(...cases: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-set-'));
  writeFileSync(join(folder, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return folder;
}

test('figures by field and feature, and misses by name', async () => {
  const wrong = { ...view, ...right, id: 'two', feature: 'others', reads: ['b'] };
  const { code, lines, answer } = await runCommand(command, ['sql', setOf({ ...view, ...right }, wrong)], {
    misses: true,
  });
  const { fields, features, answered } = EvaluateResult.parse(answer);
  expect(code).toBe(0);
  expect(answered).toBe(2);
  expect(fields['reads']).toEqual({ right: 1, extra: 1, missing: 1, precision: 0.5, recall: 0.5 });
  expect(fields['columns']?.precision).toBe(1);
  expect([features['views']?.exact, features['others']?.exact]).toEqual([1, 0]);
  expect(lines.slice(0, 2)).toEqual(['two reads missing b', 'two reads extra a']);
  expect(lines).toContain('2 of 2 cases answered');
});

test('the answers are written one JSON a line, with the ids and nothing of the labels', async () => {
  const out = join(setOf(), 'answers.jsonl');
  await runCommand(command, ['sql', setOf({ ...view, reads: ['wrong'] })], { answers: out });
  const written = readFileSync(out, 'utf8').split('\n');
  expect(written).toHaveLength(2);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ id: 'one', reads: ['a'], writes: ['v'] });
});

test('a case whose inputs make no sense is told, stays unanswered and is no success', async () => {
  const odd = { ...view, ...right, id: 'odd', dialect: 'klingon' };
  const { code, answer } = await runCommand(command, ['sql', setOf(odd, { ...view, ...right })]);
  const { answered, failed, cases } = EvaluateResult.parse(answer);
  expect(code).toBe(3);
  expect([answered, cases]).toEqual([1, 2]);
  expect(failed).toEqual([{ id: 'odd', reason: expect.stringContaining('dialect') }]);
});

test.each([
  ['nothing', []],
  ['a kind alone', ['sql']],
  ['two folders', ['sql', 'a', 'b']],
  ['an unknown kind', ['cobol', '.']],
  ['no folder', ['sql', 'nowhere']],
])('%s is a wrong call', async (_said, positionals) => {
  await expect(runCommand(command, positionals)).rejects.toThrow(UsageError);
});
