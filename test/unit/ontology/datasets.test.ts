import { expect, test } from 'vitest';
import { datasetKey } from '../../../ontology/datasets.ts';
import { sharedNode } from '../../../ontology/shared-nodes.ts';
import { Platform, type PlatformInstance } from '../../../schemas/instance.ts';

const repo = 'git.example.org/lake';
const on = (
  platform: PlatformInstance['platform'],
  more: Partial<PlatformInstance> = {},
): PlatformInstance => ({
  platform,
  alias: 'prod',
  catalogs: ['*'],
  ...more,
});
const keyOf = (name: string, ...instances: PlatformInstance[]) => datasetKey(name, { repo, instances });

const folded: readonly (readonly [PlatformInstance['platform'], string, string])[] = [
  ['snowflake', 'shop.core.orders', 'SHOP.CORE.ORDERS'],
  ['snowflake', 'shop.core.OrderLines', 'SHOP.CORE.OrderLines'],
  ['databricks', 'Shop.Core.Orders', 'shop.core.orders'],
  ['spark', 'Spark_Catalog.Core.Orders', 'spark_catalog.core.orders'],
  ['bigquery', 'Acme-Shop.Core.Orders', 'acme-shop.Core.Orders'],
  ['postgres', 'shop.core.OrderLines', 'shop.core.OrderLines'],
  ['redshift', 'Shop.Core.Orders', 'shop.core.orders'],
  ['sqlserver', 'Shop.dbo.Orders', 'shop.dbo.orders'],
  ['fabric', 'Shop.dbo.Orders', 'shop.dbo.orders'],
  ['duckdb', 'Shop.Main.Orders', 'shop.main.orders'],
];

test.each(folded)('%s folds %s', (platform, name, text) => {
  expect(keyOf(name, on(platform))).toBe(`${platform}:prod/${text}`);
});

test('every platform is folded above', () => {
  expect([...new Set(folded.map(([platform]) => platform))].sort()).toEqual([...Platform.options].sort());
});

test('without an instance a name belongs to its repository', () => {
  for (const name of ['orders', 'core.orders', 'shop.core.orders'])
    expect(keyOf(name)).toBe(`${repo}::${name}`);
});

test('defaults complete a name, and a name that stays incomplete is not shared', () => {
  const whole = on('snowflake', { default_catalog: 'shop', default_schema: 'core' });
  for (const name of ['orders', 'core.orders', 'shop.core.orders'])
    expect(keyOf(name, whole)).toBe('snowflake:prod/SHOP.CORE.ORDERS');
  const { catalogs: _, ...catalogOnly } = on('snowflake', { default_catalog: 'shop' });
  expect(keyOf('core.orders', catalogOnly)).toBe('snowflake:prod/SHOP.CORE.ORDERS');
  expect(keyOf('orders', catalogOnly)).toBe(`${repo}::orders`);
  expect(keyOf('other.core.orders', catalogOnly)).toBe(`${repo}::other.core.orders`);
});

test('catalogs tell two instances apart; a catalog in the name counts more than one that is filled in', () => {
  const eu = on('snowflake', { alias: 'eu', catalogs: ['shop', 'raw_*'] });
  const us = on('snowflake', { alias: 'us', catalogs: ['crm'], default_catalog: 'sales' });
  expect(keyOf('shop.core.orders', eu, us)).toBe('snowflake:eu/SHOP.CORE.ORDERS');
  expect(keyOf('raw_2024.core.orders', eu, us)).toBe('snowflake:eu/RAW_2024.CORE.ORDERS');
  expect(keyOf('crm.core.accounts', eu, us)).toBe('snowflake:us/CRM.CORE.ACCOUNTS');
  expect(keyOf('core.deals', eu, us)).toBe('snowflake:us/SALES.CORE.DEALS');
  expect(keyOf('elsewhere.core.orders', eu, us)).toBe(`${repo}::elsewhere.core.orders`);
});

test('where two instances may both be meant, the first, which is the most exact one, counts', () => {
  const lake = on('databricks', { alias: 'lake' });
  const house = on('snowflake', { alias: 'house' });
  expect(keyOf('a.b.c', lake, house)).toBe('databricks:lake/a.b.c');
  expect(keyOf('a.b.c', house, lake)).toBe('snowflake:house/A.B.C');
});

test.each([
  '${catalog}.core.orders',
  '{{ env }}.core.orders',
  '{env}.core.orders',
  '$(db).core.orders',
  '&db.core.orders',
  'identifier(:x)',
  '#staged',
  '@rows',
  'linked.shop.core.orders',
  'shop..orders',
])('%s leaves something open and is not shared', (name) => {
  const whole = on('snowflake', { default_catalog: 'shop', default_schema: 'core' });
  expect(keyOf(name, whole)).toBe(`${repo}::${name}`);
});

test('a part that holds a dot stays one part', () => {
  expect(keyOf('shop.core.`orders.v2`', on('databricks'))).toBe('databricks:prod/shop.core.`orders.v2`');
});

const addresses: readonly (readonly [string, string])[] = [
  ['path:abfss://raw@Acme.dfs.core.windows.net/orders/', 'abfss://raw@acme.dfs.core.windows.net/orders'],
  ['path:abfs://raw@acme.dfs.core.windows.net/orders', 'abfss://raw@acme.dfs.core.windows.net/orders'],
  ['path:s3://landing/Orders/2024', 's3://landing/Orders/2024'],
  ['path:s3a://landing/Orders/2024/', 's3://landing/Orders/2024'],
  ['path:gs://landing', 'gs://landing'],
  ['path:hdfs://cluster/data', 'hdfs://cluster/data'],
  [
    'jdbc:postgresql://reader:secret@db.example.org:5432/shop?ssl=true',
    'jdbc:postgresql://db.example.org:5432/shop',
  ],
  ['kafka://broker:9092/orders', 'kafka://broker:9092/orders'],
];

test.each(addresses)('%s is qualified by itself', (name, key) => {
  expect(keyOf(name)).toBe(key);
  expect(sharedNode({ family: 'Dataset', key }).props).toEqual({ name: key, qualified: true });
});

test.each([
  'path:/mnt/landing/orders',
  'path:dbfs:/orders',
  'path:s3:///orders',
  'path:s3://${bucket}/orders',
  'stage:@landing/x',
])('%s means something in its repository alone', (name) => {
  expect(keyOf(name)).toBe(`${repo}::${name}`);
});

test('a stage is a place of its platform, named like a table', () => {
  const whole = on('snowflake', { default_catalog: 'shop', default_schema: 'core' });
  expect(keyOf('stage:@landing/orders/', whole)).toBe('snowflake:prod/@SHOP.CORE.LANDING/orders');
  expect(keyOf('stage:@landing/orders', on('databricks'))).toBe(`${repo}::stage:@landing/orders`);
});

test('what a dataset is called follows from its key', () => {
  const propsOf = (key: string) => sharedNode({ family: 'Dataset', key }).props;
  expect(propsOf('snowflake:prod/SHOP.CORE.ORDERS')).toEqual({ name: 'SHOP.CORE.ORDERS', qualified: true });
  expect(propsOf('snowflake:prod/@SHOP.CORE.LANDING/x')).toEqual({
    name: '@SHOP.CORE.LANDING/x',
    qualified: true,
  });
  expect(propsOf(`${repo}::path:/mnt/a::b`)).toEqual({ name: 'path:/mnt/a::b', qualified: false });
});
