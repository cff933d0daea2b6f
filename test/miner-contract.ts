import { expect, test } from 'vitest';
import type { Mined, Miner } from '../activities/2-mine/miner.ts';
import type { LanguageTools } from '../languages/language-tools.ts';
import type { Commit } from '../schemas/commit.ts';
import { Item } from '../schemas/envelope.ts';
import { isOpenKind, OPEN_KINDS } from '../schemas/items/open.ts';
import { payloadOf } from '../schemas/known-envelope.ts';
import { Reject } from '../schemas/reject.ts';
import type { FileEntry } from '../schemas/repository.ts';
import { hostileCommits, hostileInputs } from './fixtures/hostile/inputs.ts';
import { type Input, linesOf, mineInput } from './golden/miners/read-input.ts';

/** Hostile inputs are large, and the machine may be busy. */
const unhurried = { timeout: 300_000 };

/** What every miner promises, tried on its golden inputs and on hostile text. */
export function describeMinerContract(miner: Miner, inputs: readonly Input[], tools: LanguageTools): void {
  const all = [...inputs, ...hostileInputs(miner)];

  test('it keeps to its kinds, its schemas, and the files that it was given', unhurried, async () => {
    for (const input of all) {
      const files = new Map(input.census.map((file) => [file.path, file]));
      for (const mined of await mineInput(miner, input, tools)) {
        for (const item of mined.items) expectSound(miner, item, files);
        for (const reject of mined.rejects) Reject.parse(reject);
      }
    }
  });

  test('the same input gives the same answer, in any order of the files', unhurried, async () => {
    for (const input of all) {
      const said = linesOf(await mineInput(miner, input, tools));
      expect(linesOf(await mineInput(miner, input, tools))).toEqual(said);
      if (miner.unit === 'file') {
        const shuffled = { ...input, census: input.census.toReversed() };
        expect(linesOf(await mineInput(miner, shuffled, tools))).toEqual(said);
      }
    }
  });

  test('nothing in, nothing out', () => {
    const nothing: Mined = { items: [], rejects: [] };
    if (miner.unit === 'history') {
      const watcher = miner.start({
        paths: new Set(),
        committedAt: '2026-01-01T00:00:00Z',
        person: String,
      });
      const { items, rejects } = watcher.finish();
      expect({ items: [...items], rejects }).toEqual(nothing);
    } else if (miner.unit === 'project') {
      expect(miner.mine({ root: '', files: [] }, tools)).toEqual(nothing);
    } else {
      const path =
        inputs.flatMap(({ census }) => census).find((file) => miner.accepts(file, profileOf(inputs)))?.path ??
        'a';
      const size = {
        size: 0,
        lines: 0,
        language: null,
        state: 'text',
        mode: 'file',
        blob: '0'.repeat(40),
      } as const;
      for (const item of miner.mine({ ...size, path, text: '' }, tools).items) expect(item.path).toBe(path);
    }
  });

  if (miner.unit === 'history') {
    test('hostile history: it neither throws nor mixes up names', () => {
      const watcher = miner.start({
        paths: new Set(['__proto__', 'a', 'constructor']),
        committedAt: '2026-01-01T00:00:00Z',
        person: (email) => email,
      });
      for (const commit of hostileCommits as readonly Commit[]) watcher.see(commit);
      for (const item of watcher.finish().items)
        expect([null, '__proto__', 'a', 'constructor']).toContain(item.path);
    });
  }
}

const profileOf = (inputs: readonly Input[]): Input['profile'] => {
  const profile = inputs[0]?.profile;
  if (profile === undefined) throw new Error('a miner without golden inputs');
  return profile;
};

function expectSound(
  miner: Miner,
  item: Mined['items'][number],
  files: ReadonlyMap<string, FileEntry>,
): void {
  Item.parse(item);
  const isDeclared =
    miner.kinds.includes(item.kind) || (isOpenKind(item.kind) && miner.kinds.includes(OPEN_KINDS));
  if (!isDeclared) throw new Error(`${item.kind} is not declared`);
  const checked = payloadOf(item.kind)?.safeParse(item.payload);
  if (checked?.success !== true)
    throw new Error(`${item.kind} of ${item.path}: ${checked?.error?.message ?? 'no such kind'}`);
  if (item.path === null || miner.unit === 'history') return;
  const file = files.get(item.path);
  if (file === undefined) throw new Error(`${item.kind} of ${item.path}, which was not given`);
  if (item.lines === null || file.lines === null) return;
  const [first, last] = item.lines;
  // Plain comparisons: there are many thousands of items.
  if (first > last || last > Math.max(1, file.lines))
    throw new Error(`${item.path}: lines ${first} to ${last} of ${file.lines}`);
}
