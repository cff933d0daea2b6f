import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { miners } from '../../../activities/2-mine/miners/registry.ts';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import { linesOf, mineInput, readInput } from './read-input.ts';

/** `<miner>/<case>/input/` holds a small repository, `expected.jsonl` what is said of it. UPDATE_GOLDEN=1 writes it anew. */
const here = import.meta.dirname;
const tools = await createLanguageTools();
const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

for (const miner of Object.values(miners)) {
  const cases = existsSync(join(here, miner.name)) ? folders(join(here, miner.name)) : [];
  for (const name of cases.filter((folder) => existsSync(join(here, miner.name, folder, 'input')))) {
    test(`${miner.name}: ${name}`, async () => {
      const place = join(here, miner.name, name);
      const lines = linesOf(await mineInput(miner, await readInput(join(place, 'input'), [miner]), tools));
      const text = lines.map((line) => `${line}\n`).join('');
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(place, 'expected.jsonl'), text);
      expect(text).toBe(readFileSync(join(place, 'expected.jsonl'), 'utf8'));
      expect(lines.length).toBeGreaterThan(0);
    });
  }
}
