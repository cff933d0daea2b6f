import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dbtMiner } from '../../../activities/2-mine/miners/dbt/miner.ts';
import { testName } from '../../../activities/2-mine/miners/dbt/items.ts';
import { readProject } from '../../../languages/dbt/read-project.ts';
import { idOf, type Known } from '../../../languages/dbt/resources.ts';
import type { Project } from '../../../activities/2-mine/miner.ts';

const folder = new URL('dbt/', import.meta.url);
const projects = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** A labelled project as the miner is given it; what is expected of it is not among its files. */
function load(name: string): Project {
  const root = new URL(`${name}/`, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => relative(fileURLToPath(root), join(entry.parentPath, entry.name)))
    .map((path) => ({
      path,
      blob: '0'.repeat(40),
      size: 1,
      mode: 'file' as const,
      state: 'text' as const,
      language: null,
      lines: 1,
      text: readFileSync(new URL(path, root), 'utf8').replace(/^\uFEFF/, ''),
    }))
    .filter((file) => dbtMiner.accepts(file, ''))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  return { root: '', files };
}

const sorted = <T>(values: readonly T[]): T[] =>
  [...values].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
const short = (known: Known): string => idOf(known.found).slice(known.found.type.length + 1);

for (const name of projects) {
  const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
  const { facts, rejects } = readProject(load(name));
  const of = (type: string): Known[] => facts.nodes.filter(({ found, enabled }) => found.type === type && enabled);

  test(`${name}: nothing is rejected and the default target is known`, () => {
    expect(rejects).toEqual([]);
    expect(facts.target).toBe(expected.target);
  });

  test(`${name}: models with file, materialization, layer, relation and declared columns`, () => {
    const models = Object.fromEntries(
      of('model').map((known) => [
        short(known),
        {
          file: known.found.path,
          materialization: known.materialized,
          layer: known.layer,
          relation: known.relation,
          declared: ((known.found.properties.columns ?? []) as { name: string }[]).map((column) => column.name),
        },
      ]),
    );
    const want = Object.fromEntries(
      Object.entries(expected.models as Record<string, Record<string, unknown>>).map(([id, model]) => [
        id,
        {
          file: model['file'],
          materialization: model['materialization'],
          layer: model['layer'],
          relation: model['relation'],
          declared: model['declared_columns'] ?? [],
        },
      ]),
    );
    expect(models).toEqual(want);
    const disabled = facts.nodes.filter(({ enabled }) => !enabled).map(({ found }) => idOf(found));
    expect(sorted(disabled)).toEqual(sorted(expected.disabled));
  });

  test(`${name}: seeds, snapshots, sources, tests, exposures and metrics`, () => {
    const relations = (type: string): object => Object.fromEntries(of(type).map((known) => [short(known), known.relation]));
    const wanted = (field: string): object =>
      Object.fromEntries(Object.entries(expected[field] as Record<string, { relation: string }>).map(([id, value]) => [id, value.relation]));
    expect(relations('seed')).toEqual(wanted('seeds'));
    expect(relations('snapshot')).toEqual(wanted('snapshots'));
    expect(relations('source')).toEqual(wanted('sources'));
    expect(sorted(of('test').map(short))).toEqual(sorted(expected.tests.singular));
    expect(sorted(of('exposure').map(short))).toEqual(sorted(expected.exposures));
    expect(sorted(of('metric').map(short))).toEqual(sorted(expected.metrics));
    const generic = facts.nodes.flatMap((known) =>
      ((known.found.properties.columns ?? []) as Record<string, unknown>[]).flatMap((column) =>
        [column['tests'] ?? [], column['data_tests'] ?? []]
          .flat()
          .flatMap(testName)
          .map((label) => ({ test: label, on: idOf(known.found), column: column['name'] })),
      ),
    );
    expect(sorted(generic)).toEqual(sorted(expected.tests.generic));
  });

  test(`${name}: edges and what is unresolved`, () => {
    const edges = facts.edges.map(({ from, to, via }) => ({ from: idOf(from), to: idOf(to), via }));
    expect(sorted(edges)).toEqual(sorted(expected.edges));
    const troubles = facts.troubles.map(({ where, what, reason }) => ({ where, what, reason }));
    expect(sorted(troubles)).toEqual(sorted(expected.unresolved));
  });
}
