import { expect, test } from 'vitest';
import type { PulumiFacts } from '../../../../languages/pulumi/facts.ts';
import { expected, lines, read, readPython, readTypeScript } from './read-text.ts';

/** Products as lines: sort and name, `~` for names that the engine makes up, `grants` where nothing is made. */
const products = ({ resources }: PulumiFacts): string[] =>
  resources
    .flatMap(({ makes }) =>
      makes.map(({ sort, name, isMaker }) => `${isMaker ? '' : 'grants on '}${sort} ${name ?? '~'}`),
    )
    .sort();

const PRODUCTS = [
  'account abfss://lake«stack».dfs.core.windows.net',
  'catalog shop_«stack»',
  'cluster etl-«config:env»',
  'grants on schema shop_«stack».gold',
  'notebook /Shared/load',
  'place path:abfss://raw@lake«stack».dfs.core.windows.net',
  'place path:s3://octo-landing',
  'place ~',
  'schema shop_«stack».gold',
  'table shop_«stack».gold.orders',
];

test('what resources make is named by their inputs and by outputs of others, in Python', () => {
  const facts = readPython(`
import pulumi_databricks as dbx
stack = pulumi.get_stack()
account = storage.StorageAccount("a", account_name=f"lake{stack}")
storage.BlobContainer("c", account_name=account.name, container_name="raw")
catalog = dbx.Catalog("shop", name=f"shop_{stack}")
schema = dbx.Schema("gold", catalog_name=catalog.name, name="gold")
dbx.SqlTable("orders", dbx.SqlTableArgs(catalog_name=catalog.name, schema_name=schema.name, name="orders"))
dbx.Grants("g", schema=schema.id)
dbx.Cluster("etl", cluster_name=f"etl-{config.require('env')}")
dbx.Notebook("load", path="/Shared/load", source="nb/load.py")
aws.s3.Bucket("landing", bucket="octo-landing")
aws.s3.BucketV2("anything")`);
  expect(products(facts)).toEqual(expected(PRODUCTS));
  expect(facts.resources.find(({ name }) => name === 'load')?.source).toBe('nb/load.py');
});

test('the same in TypeScript and in YAML, whatever the order of declarations', () => {
  const typescript = readTypeScript(`
import * as dbx from "@pulumi/databricks";
const stack = pulumi.getStack();
const account = new storage.StorageAccount("a", { accountName: pulumi.interpolate\`lake«stack»\` });
new storage.BlobContainer("c", { accountName: account.name, containerName: "raw" });
const catalog = new dbx.Catalog("shop", { name: "shop_" + stack });
const schema = new dbx.Schema("gold", { catalogName: catalog.id, name: "gold" });
new dbx.SqlTable("orders", { catalogName: catalog.name, schemaName: schema.name, name: "orders" });
new dbx.Grants("g", { schema: pulumi.interpolate\`«catalog.name».gold\` });
new dbx.Cluster("etl", { clusterName: \`etl-«config.require("env")»\` });
new dbx.Notebook("load", { path: "/Shared/load" });
new aws.s3.Bucket("landing", { bucket: "octo-landing" });
new aws.s3.BucketV2("anything");`);
  expect(products(typescript)).toEqual(expected(PRODUCTS));
  const yaml = read({
    'Pulumi.yaml': `
name: shop
runtime: yaml
config: {env: {type: string}}
resources:
  g: {type: "databricks:Grants", properties: {schema: "«gold.id»"}}
  orders: {type: "databricks:index/sqlTable:SqlTable", properties: {catalogName: "«shop.name»", schemaName: "«gold.name»", name: orders}}
  gold: {type: "databricks:Schema", properties: {catalogName: "«shop.name»", name: gold}}
  shop: {type: "databricks:Catalog", properties: {name: "shop_«pulumi.stack»"}}
  c: {type: "azure-native:storage:BlobContainer", properties: {accountName: "«a.name»", containerName: raw}}
  a: {type: "azure-native:storage:StorageAccount", properties: {accountName: "lake«pulumi.stack»"}}
  etl: {type: "databricks:Cluster", properties: {clusterName: "etl-«env»"}}
  load: {type: "databricks:Notebook", properties: {path: /Shared/load}}
  landing: {type: "aws:s3:Bucket", properties: {bucket: octo-landing}}
  anything: {type: "aws:s3:BucketV2"}
`,
  });
  expect(products(yaml)).toEqual(expected(PRODUCTS));
});

test('names that come of other outputs make no dependency of their own', () => {
  const facts = readPython(`
import pulumi_databricks as dbx
pet = random.RandomPet("pet")
one = dbx.Catalog("one", name=pet.id)
dbx.Schema("two", catalog_name=one.name, name="x")`);
  expect(lines(facts).filter((line) => line.includes('->'))).toEqual([
    'one -> pet (input)',
    'two -> one (input)',
  ]);
});

test('a file of the program that is not there is told; types, data and packages are not missed', () => {
  const typescript = readTypeScript(`
import { Zone } from "./zone";
import settings from "../settings.json";
import type { Args } from "./args.d.ts";
import * as fs from "fs";
new Zone("a");`);
  expect(typescript.unresolved.map(({ what, reason }) => `${reason} ${what}`)).toEqual([
    'unresolved-import ./zone',
  ]);
  const python = readPython('from .zone import Zone\nfrom . import parts\nimport os\n', {
    'parts.py': 'X = 1\n',
  });
  expect(python.unresolved.map(({ what }) => what)).toEqual(['.zone']);
});

test('YAML may begin its words with large letters, or be made by a program that is not read', () => {
  const facts = read({
    'Pulumi.yaml': 'name: shop\nruntime: yaml\n',
    'Main.json': `{"Configuration": {"Size": {"Type": "String", "Secret": true}},
      "Resources": {"A": {"Type": "aws:s3:Bucket", "Properties": {"tags": {"x": "«B.arn»"}}, "Options": {"DependsOn": ["«B»"]}},
        "B": {"Type": "aws:sqs:Queue"}}, "Outputs": {"Id": "«A.id»"}}`,
  });
  expect(lines(facts)).toEqual(
    expected([
      'A -> B (dependsOn)',
      'A -> B (input)',
      'aws:s3:Bucket A',
      'aws:sqs:Queue B',
      'config Size required secret',
      'output Id',
    ]),
  );
  const compiled = read({
    'Pulumi.yaml': 'name: x\nruntime: {name: yaml, options: {compiler: cue export}}\n',
  });
  expect(compiled.unresolved.map(({ reason, what }) => `${reason} ${what}`)).toEqual([
    'unsupported-runtime cue export',
  ]);
});
