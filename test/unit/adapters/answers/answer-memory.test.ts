import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnswerMemory } from '../../../../adapters/answers/answer-memory.ts';
import { createLocalVolume } from '../../../../adapters/storage/local-volume.ts';
import { Failure } from '../../../../schemas/failures.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'answers-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const open = (bytes = 1_000_000) => createAnswerMemory(createLocalVolume(root), bytes);
const key = (number: number): string => number.toString(16).padStart(64, '0');
const files = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile());

test('what was kept is found, by another process too', async () => {
  await open().keep(key(1), '[{"a":"ö"}]');
  expect(await open().find(key(1))).toBe('[{"a":"ö"}]');
  expect(await open().find(key(2))).toBeNull();
});

test.each([
  ['cut short', (path: string) => truncateSync(path, 20)],
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['grown', (path: string) => appendFileSync(path, 'x')],
  ['exchanged', (path: string) => writeFileSync(path, `${'0'.repeat(64)}\n[]`)],
])('a file that was %s is none, and is kept anew', async (_, damage) => {
  await open().keep(key(1), '[1]');
  damage(files()[0] ?? '');
  expect(await open().find(key(1))).toBeNull();
  await open().keep(key(1), '[2]');
  expect(await open().find(key(1))).toBe('[2]');
});

test('the room is kept, and what is asked for stays', async () => {
  const most = 40_000;
  const memory = open(most);
  await memory.keep(key(0), 'wanted');
  for (let number = 1; number <= 100; number++) {
    await memory.keep(key(number), 'x'.repeat(900));
    expect(await memory.find(key(0))).toBe('wanted');
    if (number % 20 === 0)
      expect(files().reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(most * 1.1);
  }
  expect(await memory.find(key(100))).not.toBeNull();
  expect(await memory.find(key(1))).toBeNull();
});

test('an answer that would fill the room alone is not kept', async () => {
  await open(8_000).keep(key(1), 'x'.repeat(1_001));
  expect(files()).toEqual([]);
});

test('two processes that keep at once lose nothing but room', async () => {
  const memories = [open(), open(), open()];
  await Promise.all(
    Array.from({ length: 60 }, (_, at) => memories[at % 3]?.keep(key(at % 20), `text ${at % 20}`)),
  );
  for (let at = 0; at < 20; at++) expect(await open().find(key(at))).toBe(`text ${at}`);
});

test('a full disk costs the memory, and other trouble is told', async () => {
  const storage = createLocalVolume(root);
  const failing = (error: Error) =>
    createAnswerMemory({ ...storage, writeOnce: () => Promise.reject(error) }, 1_000_000);
  await failing(new Failure('StagingFull', 'full')).keep(key(1), '[1]');
  expect(await open().find(key(1))).toBeNull();
  await expect(failing(new Error('broken')).keep(key(1), '[1]')).rejects.toThrow('broken');
});
