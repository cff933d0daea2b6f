import { expect, test } from 'vitest';
import { z } from 'zod';
import { nearNames } from '../../../queries/near-names.ts';
import { paramsFromText } from '../../../queries/params-from-text.ts';

const params = z.strictObject({
  repo: z.string(),
  limit: z.int().default(5),
  whole: z.boolean().default(false),
  paths: z.array(z.string()).default([]),
});

test('text is read as the type that the schema gives it', () => {
  const texts = { repo: '12', limit: '7', whole: 'true', paths: 'a' };
  expect(paramsFromText(params, texts)).toEqual({ repo: '12', limit: 7, whole: true, paths: ['a'] });
  expect(paramsFromText(params, { paths: ['a', 'b'] })).toEqual({ paths: ['a', 'b'] });
});

test('what does not read as its type stays text, for the schema to refuse', () => {
  const texts = { limit: '1e3', whole: 'yes', unknown: '1', constructor: '2', repo: ['a', 'b'] };
  expect(paramsFromText(params, texts)).toEqual(texts);
  expect(paramsFromText(params, { limit: '' })).toEqual({ limit: '' });
});

test('names that may have been meant, the nearest first', () => {
  const known = ['hotspots', 'hotspot_people', 'people', 'lineage'];
  expect(nearNames('hotspot', known)).toEqual(['hotspots', 'hotspot_people']);
  expect(nearNames('Hot-Spots', known)).toEqual(['hotspots']);
  expect(nearNames('lineag', known)).toEqual(['lineage']);
  expect(nearNames('', known)).toEqual([]);
  expect(nearNames('x'.repeat(10_000), known)).toEqual([]);
});
