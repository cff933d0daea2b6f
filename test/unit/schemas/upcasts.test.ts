import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTRACT_VERSION, Envelope } from '../../../schemas/envelope.ts';
import { Receipt } from '../../../schemas/receipt.ts';
import { SealedIndex } from '../../../schemas/sealed-index.ts';
import { upcast, upcasts } from '../../../schemas/upcasts/registry.ts';
import { type Upcast, upcastBy } from '../../../schemas/upcasts/upcast.ts';

const folder = new URL('../../golden/upcasts/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const sorts = { envelope: Envelope, index: SealedIndex, receipt: Receipt } as const;
const cases = readdirSync(folder).flatMap((version) =>
  readdirSync(new URL(`${version}/`, folder)).map((name) => [version, name] as const),
);

test('every version that is upcast has a case of each sort of record', () => {
  for (const { from } of upcasts)
    expect(cases.filter(([version]) => version === from).map(([, name]) => name.split('-')[0])).toEqual(
      expect.arrayContaining(Object.keys(sorts)),
    );
});

test.each(cases)('%s %s is what it would be today', (version, name) => {
  const { before, after } = read(`${version}/${name}`) as Record<'before' | 'after', object>;
  expect(before).toMatchObject({ contract_version: version });
  expect(upcast(before)).toEqual(after);
  expect(sorts[name.split('-')[0] as keyof typeof sorts].safeParse(after).success).toBe(true);
  expect(sorts[name.split('-')[0] as keyof typeof sorts].safeParse(before).success).toBe(false);
});

test('versions are followed one by one up to today, and a strange one is left to be refused', () => {
  const same = (record: object) => record as Record<string, unknown>;
  const step = (from: string, to: string): Upcast => ({
    from,
    to,
    envelope: (record) => ({ ...record, seen: [...((record['seen'] as string[]) ?? []), to] }),
    index: same,
    receipt: same,
  });
  const raw = { contract_version: '1', payload: {} };
  expect(upcastBy([step('1', '2'), step('2', '3')], raw)).toEqual({
    contract_version: '3',
    payload: {},
    seen: ['2', '3'],
  });
  expect(upcastBy([step('2', '3')], raw)).toEqual(raw);
  expect(upcasts.at(-1)?.to).toBe(CONTRACT_VERSION);
  expect([null, 7, 'x', {}].map(upcast)).toEqual([null, 7, 'x', {}]);
});
