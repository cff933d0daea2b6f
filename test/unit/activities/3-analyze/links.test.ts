import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askAll } from '../../../../activities/3-analyze/ask-all.ts';
import type { AnyLink } from '../../../../activities/3-analyze/link.ts';
import { links } from '../../../../activities/3-analyze/links/registry.ts';
import { hashOfHeads, newestCommit } from '../../../../activities/3-analyze/read-heads.ts';
import { ontology } from '../../../../ontology/ontology.ts';
import { datasetUses } from '../../../../queries/dataset-uses/query.ts';
import { queries } from '../../../../queries/registry.ts';
import type { Ask } from '../../../../queries/saved-query.ts';
import type { Head } from '../../../../schemas/head.ts';

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const all = Object.values(links) as readonly AnyLink[];

test('every folder of a link is in the registry, under its name, and has golden cases', () => {
  expect(folders('activities/3-analyze/links')).toEqual(Object.keys(links).sort());
  expect(all.map(({ name }) => name)).toEqual(Object.keys(links));
  expect(folders('test/golden/links')).toEqual(Object.keys(links).sort());
  for (const { name } of all) expect(folders(`test/golden/links/${name}`).length).toBeGreaterThan(0);
});

const asked = all.flatMap((link) =>
  Object.values(link.asks).map((question) => ({ link: link.name, ...question })),
);

test.each(asked)(
  '$link asks $query.name, which can be read to its end and depends on all repositories',
  ({ query, params }) => {
    expect(Object.values<unknown>(queries)).toContain(query);
    expect(query.scope).toBe('portfolio');
    expect(query.params.parse({ ...params, after: 'x', limit: 1 })).toMatchObject({ after: 'x', limit: 1 });
    const text = readFileSync(query.cypher, 'utf8');
    expect(text).toContain('cursor > $after');
    expect(text).toMatch(/ORDER BY cursor\nLIMIT \$limit/);
  },
);

test('no link asks what links say: one pass is the whole wave', () => {
  const said = Object.entries(ontology.types).flatMap(([type, { scope }]) =>
    scope === 'portfolio' ? [type] : [],
  );
  expect(said.length).toBeGreaterThan(0);
  for (const { query } of asked) {
    const text = readFileSync(query.cypher, 'utf8');
    expect(said.filter((type) => text.includes(type))).toEqual([]);
  }
});

const paged = (cursors: readonly string[]): Ask =>
  (async (_query: unknown, { after, limit }: { after: string; limit: number }) =>
    cursors
      .filter((cursor) => cursor > after)
      .slice(0, limit)
      .map((cursor) => ({ cursor }))) as unknown as Ask;
const question = { query: datasetUses, params: {} };
const none = (): void => undefined;

test.each([0, 1, 2, 3, 4, 5])('%i rows are read with pages of two', async (count) => {
  const cursors = Array.from({ length: count }, (_, at) => `c${at}`);
  const rows = await askAll(paged(cursors), question, none, 2);
  expect(rows.map(({ cursor }) => cursor)).toEqual(cursors);
});

test('two rows with one cursor are a failure that names the query, not a row less', async () => {
  const twice = (async () => [{ cursor: 'a' }, { cursor: 'a' }]) as unknown as Ask;
  await expect(askAll(twice, question, none, 2)).rejects.toMatchObject({
    name: 'ContractBroken',
    message: expect.stringContaining('dataset_uses'),
  });
});

const head = (change: Partial<Head> = {}): Head => ({
  repo: 'git.example.org/a',
  run_id: '000001',
  sha: '1'.repeat(40),
  committed_at: '2026-01-01T00:00:00Z',
  graph_hash: 'h',
  writing: false,
  ...change,
});

test('heads that say the same are one state, whichever run wrote them; one that is being written is another', () => {
  const state = hashOfHeads([head()]);
  expect(hashOfHeads([head({ run_id: '000002', committed_at: '2026-02-01T00:00:00Z' })])).toBe(state);
  const moved = [
    head({ sha: '2'.repeat(40) }),
    head({ graph_hash: 'i' }),
    head({ repo: 'git.example.org/b' }),
    head({ writing: true }),
    head({ writing: true, run_id: '000002' }),
  ].map((one) => hashOfHeads([one]));
  expect(new Set([state, hashOfHeads([]), ...moved]).size).toBe(7);
});

test('a wave is as old as the newest commit that it joins', () => {
  const later = head({ committed_at: '2026-03-01T00:00:00Z' });
  expect(newestCommit([head(), later, head()])).toBe('2026-03-01T00:00:00Z');
  expect(newestCommit([])).toBe('1970-01-01T00:00:00Z');
});
