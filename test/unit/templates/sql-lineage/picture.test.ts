import { expect, test } from 'vitest';
import { MOST_EDGES, MOST_NODES } from '../../../../templates/_style/picture.ts';
import { type LineageNode, lineageGraph } from '../../../../templates/sql-lineage/graph.ts';
import { lineagePicture } from '../../../../templates/sql-lineage/picture.ts';
import { shapeOf } from '../../../../templates/sql-lineage/shape.ts';

const node = (name: string, layer: string): LineageNode => ({
  key: name,
  name,
  kind: 'table',
  layer,
  place: null,
  description: null,
});

/** `width` tables of each layer in `schemas` schemas, each fed by all of the same position in the layer before. */
function wide(width: number, schemas: number, layers: readonly string[]) {
  const name = (layer: string, at: number): string => `s${at % schemas}.${layer}_${at}`;
  const nodes = layers.flatMap((layer) =>
    Array.from({ length: width }, (_, at) => node(name(layer, at), layer)),
  );
  const edges = layers.slice(1).flatMap((layer, level) =>
    Array.from({ length: width }, (_, at) => ({
      from: name(layers[level] ?? '', at),
      to: name(layer, (at * 7) % width),
    })),
  );
  return shapeOf(lineageGraph(nodes, edges));
}

test('a small flow shows each table in the frame of its layer', () => {
  const picture = lineagePicture(wide(3, 2, ['raw', 'staging', 'marts']));
  expect(picture?.boxes).toHaveLength(9);
  expect([...new Set(picture?.boxes.map(({ frame }) => frame))]).toEqual(['raw', 'staging', 'marts']);
  expect(picture?.note).toBeNull();
});

test('beyond the limits tables are drawn by schema and the picture says so', () => {
  const picture = lineagePicture(wide(40, 4, ['raw', 'staging', 'marts']));
  expect(picture?.boxes).toHaveLength(12);
  expect(picture?.note).toContain('120 tables are drawn as 12 boxes by layer and schema or folder');
});

test('with too many schemas they are drawn by layer', () => {
  const picture = lineagePicture(wide(200, 97, ['raw', 'staging', 'marts']));
  expect(picture?.boxes.map(({ label, note }) => [label, note])).toEqual([
    ['raw', '200 tables'],
    ['staging', '200 tables'],
    ['marts', '200 tables'],
  ]);
  expect(picture?.arrows.map(({ label }) => label)).toEqual(['200', '200']);
});

test('what only reads is counted and drawn as uses, not as tables', () => {
  const tables = Array.from({ length: 60 }, (_, at) => node(`s${at}.t${at}`, 'marts'));
  const uses = Array.from({ length: 60 }, (_, at) => ({
    ...node(`q${at}.py`, 'uses'),
    kind: 'query' as const,
  }));
  const edges = tables.map(({ key }, at) => ({ from: key, to: uses[at]?.key ?? '' }));
  const picture = lineagePicture(shapeOf(lineageGraph([...tables, ...uses], edges)));
  expect(picture?.boxes.map(({ label, note, look }) => [label, note, look])).toEqual([
    ['marts', '60 tables', 'source'],
    ['uses', '60 uses', 'consumer'],
  ]);
  expect(picture?.note).toContain('60 tables and 60 uses are drawn as 2 boxes by layer');
});

test('no size passes the limits', () => {
  for (const width of [1, 13, 41, 60, 500]) {
    for (const schemas of [1, 3, 40, 120]) {
      const picture = lineagePicture(
        wide(width, schemas, ['sources', 'raw', 'bronze', 'staging', 'silver', 'gold', 'marts']),
      );
      expect(picture?.boxes.length).toBeLessThanOrEqual(MOST_NODES);
      expect(picture?.arrows.length).toBeLessThanOrEqual(MOST_EDGES);
    }
  }
});

test('where nothing flows there is no picture', () => {
  expect(lineagePicture(shapeOf(lineageGraph([node('a', 'raw'), node('b', 'raw')], [])))).toBeNull();
});
