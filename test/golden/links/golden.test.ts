import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyLink } from '../../../activities/3-analyze/link.ts';
import { links } from '../../../activities/3-analyze/links/registry.ts';
import { itemKinds, type KnownItem } from '../../../schemas/items/registry.ts';
import { Reject } from '../../../schemas/reject.ts';
import { linesOf } from '../miners/read-input.ts';

/**
 * `<link>/<case>/answers.json` holds what its queries answer, `expected.jsonl` what the link says of it. UPDATE_GOLDEN=1
 * writes it anew.
 */
const here = import.meta.dirname;
const casesOf = (link: string): string[] =>
  existsSync(join(here, link)) ? readdirSync(join(here, link)).sort() : [];

type Rows = Readonly<Record<string, readonly unknown[]>>;

const say = (link: AnyLink, answers: Rows) => link.link(answers as never);

function answersOf(link: AnyLink, place: string): Rows {
  const raw = JSON.parse(readFileSync(join(place, 'answers.json'), 'utf8')) as Rows;
  expect(Object.keys(raw)).toEqual(Object.keys(link.asks));
  const parsed = Object.entries(link.asks).map(([name, { query }]) => [
    name,
    (raw[name] ?? []).map((row) => query.row.parse(row)),
  ]);
  return Object.fromEntries(parsed) as Rows;
}

function expectSound(link: AnyLink, item: KnownItem): void {
  expect(link.produces).toContain(item.kind);
  expect([item.path, item.lines]).toEqual([null, null]);
  itemKinds[item.kind].parse(item.payload);
}

for (const link of Object.values(links) as readonly AnyLink[]) {
  for (const name of casesOf(link.name)) {
    test(`${link.name}: ${name}`, () => {
      const place = join(here, link.name, name);
      const answers = answersOf(link, place);
      const said = say(link, answers);
      for (const item of said.items) expectSound(link, item);
      for (const reject of said.rejects) Reject.parse(reject);
      const text = `${linesOf([said]).join('\n')}\n`;
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(place, 'expected.jsonl'), text);
      expect(text).toBe(readFileSync(join(place, 'expected.jsonl'), 'utf8'));
      const reversed = Object.entries(answers).map(([key, rows]) => [key, rows.toReversed()]);
      expect(linesOf([say(link, Object.fromEntries(reversed) as Rows)])).toEqual(linesOf([said]));
    });
  }
}
