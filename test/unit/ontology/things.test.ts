import { expect, test } from 'vitest';
import { datasetKey } from '../../../ontology/datasets.ts';
import { holderKeys } from '../../../ontology/identity.ts';
import { madeThings, readMadeThing, thingKey } from '../../../ontology/things.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import type { Thing } from '../../../schemas/items/thing.ts';

const main: PlatformInstance = { platform: 'databricks', alias: 'main', catalogs: ['shop*'] };
const REPO = 'github.com/octo/lake';
const at = (...instances: PlatformInstance[]) => ({ repo: REPO, instances });
const thing = (sort: Thing['sort'], name: string, platform: Thing['platform'] = 'databricks'): Thing => ({
  sort,
  platform,
  name,
});

test('a schema that infrastructure makes holds the table that SQL and dbt name', () => {
  const schema = thingKey(thing('schema', 'Shop_dev.Gold'), at(main));
  expect(schema).toBe('databricks:main/shop_dev.gold');
  for (const spelled of ['shop_dev.gold.orders', '`shop_dev`.`gold`.`orders`', 'SHOP_DEV.Gold.Orders'])
    expect(holderKeys(datasetKey(spelled, at(main)))[0]).toBe(schema);
  expect(thingKey(thing('table', 'shop_dev.gold.orders'), at(main))).toBe(
    datasetKey('shop_dev.gold.orders', at(main)),
  );
  expect(holderKeys(datasetKey('shop_dev.gold.orders', at(main)))[1]).toBe(
    thingKey(thing('catalog', 'shop_dev'), at(main)),
  );
});

test('containers, accounts and buckets hold paths by their address alone', () => {
  const raw = 'path:abfss://raw@lake.dfs.core.windows.net';
  const account = thing('account', 'abfss://Lake.dfs.core.windows.net', null);
  expect(holderKeys(datasetKey(`${raw}/orders/2024`, at()))).toEqual([
    thingKey(thing('place', raw, null), at()),
    thingKey(account, at()),
  ]);
  expect(holderKeys(datasetKey('path:s3a://octo/orders', at()))).toEqual([
    thingKey(thing('place', 'path:s3://octo', null), at()),
  ]);
  expect(holderKeys('jdbc:postgresql://host/db')).toEqual([]);
});

test('without an instance, or with an unknown catalog, a thing stays in its repository', () => {
  expect(thingKey(thing('schema', 'shop.gold'), at())).toBe(`${REPO}::shop.gold`);
  expect(thingKey(thing('schema', 'other.gold'), at(main))).toBe(`${REPO}::other.gold`);
  expect(thingKey(thing('schema', 'shop.gold', 'snowflake'), at(main))).toBe(`${REPO}::shop.gold`);
  expect(holderKeys(`${REPO}::shop.gold.orders`)).toEqual([`${REPO}::shop.gold`, `${REPO}::shop`]);
  expect(holderKeys(`${REPO}::gold.orders`)).toEqual([]);
});

test('things of a workspace are shared where the settings name one workspace', () => {
  const cluster = thing('cluster', 'etl');
  expect(thingKey(cluster, at(main))).toBe('databricks:main!cluster/etl');
  expect(thingKey(cluster, at(main, { ...main, alias: 'second' }))).toBe(`${REPO}::!cluster/etl`);
  expect(thingKey(cluster, at())).toBe(`${REPO}::!cluster/etl`);
});

test('made things keep their environment, tables aside', () => {
  const made = { ...thing('schema', 'shop.gold'), is_maker: true };
  const texts = madeThings(
    [
      { ...made, environment: 'dev' },
      { ...made, environment: null },
      { ...made, is_maker: false, environment: null },
      { ...made, sort: 'table', name: 'shop.gold.x', environment: null },
    ],
    true,
    at(main),
  );
  expect(texts).toEqual(['* databricks:main/shop.gold', 'dev databricks:main/shop.gold']);
  expect(texts.map(readMadeThing)).toEqual([
    { environment: null, key: 'databricks:main/shop.gold' },
    { environment: 'dev', key: 'databricks:main/shop.gold' },
  ]);
});
