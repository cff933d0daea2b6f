import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Miner } from '../../../../activities/2-mine/miner.ts';
import { miners } from '../../../../activities/2-mine/miners/registry.ts';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { readInput } from '../../../golden/miners/read-input.ts';
import { describeMinerContract } from '../../../miner-contract.ts';

const golden = 'test/golden/miners';
const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
const casesOf = (miner: string): string[] =>
  folders(join(golden, miner)).filter((name) => existsSync(join(golden, miner, name, 'input')));

const tools = await createLanguageTools();
const known: Readonly<Record<string, Miner>> = miners;

test('every folder of a miner is in the registry, under its name', () => {
  expect(folders('activities/2-mine/miners')).toEqual(Object.keys(miners).sort());
  for (const [name, miner] of Object.entries(known)) expect(miner.name).toBe(name);
});

test('every miner has golden cases', () => {
  expect(Object.keys(miners).filter((name) => casesOf(name).length === 0)).toEqual([]);
});

for (const miner of Object.values(known)) {
  const inputs = await Promise.all(
    casesOf(miner.name).map((name) => readInput(join(golden, miner.name, name, 'input'), [miner])),
  );
  describe(`the miner ${miner.name}`, () => describeMinerContract(miner, inputs, tools));
}
