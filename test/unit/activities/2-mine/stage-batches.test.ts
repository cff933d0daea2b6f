import { expect, test } from 'vitest';
import { stageBatches } from '../../../../activities/2-mine/stage-batches.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import type { PartRef } from '../../../../schemas/part-ref.ts';
import type { RunRef } from '../../../../schemas/run.ts';

const run = { repo: 'test.example/a/b', run_id: '000001' } as RunRef;
const nothing = { admitted: [], unseen: [], looked: [] };

async function* batches(told: string[]) {
  for (const nth of [0, 1, 2]) {
    const mine = async () => {
      told.push(`mined ${nth}`);
      await new Promise((done) => setTimeout(done, 20));
      return nothing;
    };
    yield { mine, skip: () => void told.push(`skipped ${nth}`) };
  }
}

/** A disk that is slower than mining; some parts stand already, some cannot be written. */
const staging = (told: string[], standing: string, failing = ''): Staging =>
  ({
    findPart: async (_run: unknown, name: string) =>
      name.endsWith(standing) ? ({ uri: name } as PartRef) : null,
    writePart: async (_run: unknown, name: string) => {
      await new Promise((done) => setTimeout(done, 40));
      if (name.endsWith(failing) && failing !== '') throw new Error(`no room for ${name}`);
      told.push(`staged ${name}`);
      return { uri: name } as PartRef;
    },
  }) as unknown as Staging;

test('a batch is staged while the next is mined; parts stay in order, and what stands is not mined', async () => {
  const told: string[] = [];
  const parts = await stageBatches(staging(told, '00001.jsonl'), run, 'm', batches(told), undefined);
  expect(parts.map(({ uri }) => uri)).toEqual([
    'm.batch-00000.jsonl',
    'm.batch-00001.jsonl',
    'm.batch-00002.jsonl',
  ]);
  expect(told).toEqual([
    'mined 0',
    'skipped 1',
    'staged m.batch-00000.jsonl',
    'mined 2',
    'staged m.batch-00002.jsonl',
  ]);
  const overlapping: string[] = [];
  await stageBatches(staging(overlapping, 'none'), run, 'm', batches(overlapping), undefined);
  expect(overlapping.slice(0, 3)).toEqual(['mined 0', 'mined 1', 'staged m.batch-00000.jsonl']);
});

test('a batch that cannot be staged ends the task before another one is mined', async () => {
  const told: string[] = [];
  const staged = stageBatches(staging(told, 'none', '00000.jsonl'), run, 'm', batches(told), undefined);
  await expect(staged).rejects.toThrow('no room');
  expect(told).toEqual(['mined 0', 'mined 1']);
});
