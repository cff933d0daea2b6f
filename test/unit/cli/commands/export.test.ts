import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { command } from '../../../../cli/commands/export.ts';
import { UsageError } from '../../../../cli/exit-codes.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'fresh-export-'));
mkdirSync(join(folder, 'jobs'));
mkdirSync(join(folder, 'empty'));
writeFileSync(join(folder, 'jobs/b.sql'), 'create table b as select x from a');
writeFileSync(join(folder, 'jobs/c.sql'), 'insert into c select * from ${where}.b');
writeFileSync(join(folder, 'jobs/spoilt.sql'), Uint8Array.of(0xc3, 0x28));
writeFileSync(join(folder, 'jobs/README.md'), 'no SQL');

afterEach(() => void vi.restoreAllMocks());

/** Runs the command and takes what it writes to standard output. */
async function exported(...positionals: readonly string[]) {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const values = { dialect: 'databricks', time: '2024-05-01T02:00:00+02:00', namespace: 'snowflake://x' };
  const run = await runCommand(command, ['openlineage', ...positionals], values);
  return {
    ...run,
    events: written.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line)),
  };
}

test('every file of a folder is a job; what cannot be read is told and makes the answer partial', async () => {
  const { code, answer, events } = await exported(folder);
  expect(code).toBe(3);
  expect(answer).toEqual({
    format: 'openlineage',
    events: 6,
    jobs: 2,
    datasets: 4,
    unresolved: { macro: 1, 'star-without-schema': 2 },
    left_out: [{ path: 'jobs/spoilt.sql', reason: expect.stringContaining('is not UTF-8 text') }],
  });
  expect(events.flatMap(({ job }) => job?.name ?? [])).toEqual(['jobs/b.sql', 'jobs/c.sql']);
  expect(new Set(events.map(({ eventTime }) => eventTime))).toEqual(new Set(['2024-05-01T00:00:00.000Z']));
  expect(events.at(-1).dataset.namespace).toBe('snowflake://x');
});

test('a file alone is one job, in the namespace of its folder', async () => {
  const { code, events } = await exported(join(folder, 'jobs/b.sql'));
  expect(code).toBe(0);
  expect(events[0].job).toMatchObject({ namespace: 'jobs', name: 'b.sql' });
});

test.each([
  ['no format', [folder], {}, /say openlineage and name one file or folder/],
  ['another format', ['csv', folder], {}, /say openlineage/],
  ['nothing to read', ['openlineage'], {}, /name one file or folder/],
  ['a path that is not there', ['openlineage', join(folder, 'gone')], {}, /gone does not exist/],
  [
    'a folder without files',
    ['openlineage', join(folder, 'empty')],
    {},
    /holds no file whose lineage can be read/,
  ],
  ['SQL without a dialect', ['openlineage', join(folder, 'jobs/b.sql')], {}, /--dialect takes one of/],
  ['an unknown dialect', ['openlineage', folder], { dialect: 'klingon' }, /--dialect takes one of/],
  ['an odd time', ['openlineage', folder], { dialect: 'tsql', time: 'noon' }, /--time takes a time like/],
] as const)('%s is a wrong call that says what to do', async (_said, positionals, values, message) => {
  const run = runCommand(command, positionals, values);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(message);
});
