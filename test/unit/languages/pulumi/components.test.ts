import { expect, test } from 'vitest';
import { expected, lines, read, readPython, readTypeScript } from './read-text.ts';

const FACTS = expected([
  'class Lake acme:data:Lake parts/lake.EXT',
  'class Unused acme:data:Unused parts/lake.EXT',
  'aws:s3:Bucket logs',
  'acme:data:Lake raw',
  'aws:s3:Bucket raw-data in raw',
  'raw-data -> logs (input)',
  'raw-data -> raw (parent)',
  'aws:s3:BucketObject raw-mark in raw-data',
  'raw-mark -> raw-data (input)',
  'raw-mark -> raw-data (parent)',
  'acme:data:Lake gold',
  'gold -> raw (dependsOn)',
  'aws:s3:Bucket gold-data in gold',
  'gold-data -> logs (input)',
  'gold-data -> gold (parent)',
  'aws:s3:BucketObject reader',
  'reader -> raw-data (input)',
  'reader -> gold (dependsOn)',
  'reader -> gold (input)',
]);

const inFile = (ending: string): string[] => FACTS.map((line) => line.replace('EXT', ending));

test('a component called twice gives its children twice; edges go to the child whose output is used: Python', () => {
  const lake = `
from dataclasses import dataclass
import pulumi
from pulumi_aws import s3

@dataclass
class LakeArgs:
    log_bucket: s3.Bucket
    mark: bool = False

class Base(pulumi.ComponentResource):
    def child(self):
        return pulumi.ResourceOptions(parent=self)

class Lake(Base):
    def __init__(self, name: str, args: LakeArgs, opts: pulumi.ResourceOptions = None):
        super().__init__("acme:data:Lake", name, None, opts)
        self.data = s3.Bucket(f"{name}-data", logging=args.log_bucket.id, opts=self.child())
        if args.mark:
            s3.BucketObject(f"{name}-mark", bucket=self.data.id, opts=pulumi.ResourceOptions(parent=self.data))
        self.register_outputs({})

    @property
    def arn(self):
        return self.data.arn

class Unused(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("acme:data:Unused", name, {}, opts)
`;
  const facts = readPython(
    `
from parts.lake import Lake, LakeArgs
logs = aws.s3.Bucket("logs")
raw = Lake("raw", LakeArgs(logs, mark=True))
gold = Lake("gold", LakeArgs(log_bucket=logs), pulumi.ResourceOptions(depends_on=[raw]))
aws.s3.BucketObject("reader", bucket=raw.arn, tags=gold.urn, opts=pulumi.ResourceOptions(depends_on=[gold]))
`,
    { 'parts/lake.py': lake },
  );
  expect(lines(facts)).toEqual(inFile('py'));
});

test('a component called twice gives its children twice; edges go to the child whose output is used: TypeScript', () => {
  const lake = `
import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
export interface LakeArgs { logBucket: s3.Bucket; mark?: boolean }
abstract class Base extends pulumi.ComponentResource {
  child(): pulumi.CustomResourceOptions { return { parent: this }; }
}
export class Lake extends Base {
  public readonly data: s3.Bucket;
  constructor(private readonly label: string, args: LakeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("acme:data:Lake", label, {}, opts);
    this.data = new s3.Bucket(\`«this.label»-data\`, { logging: args.logBucket.id }, this.child());
    if (args.mark) new s3.BucketObject(\`«label»-mark\`, { bucket: this.data.id }, { parent: this.data });
    this.registerOutputs({});
  }
  get arn() { return this.data.arn; }
}
export class Unused extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) { super("acme:data:Unused", name, {}, opts); }
}
`;
  const facts = readTypeScript(
    `
import { Lake } from "./parts/lake";
const logs = new aws.s3.Bucket("logs");
const raw = new Lake("raw", { logBucket: logs, mark: true });
const gold = new Lake("gold", { logBucket: logs }, { dependsOn: [raw] });
new aws.s3.BucketObject("reader", { bucket: raw.arn, tags: gold.urn }, { dependsOn: [gold] });
`,
    { 'parts/lake.ts': lake },
  );
  expect(lines(facts)).toEqual(inFile('ts'));
});

test('inputs and enums of Python are no resources', () => {
  const facts = readPython(`
account = storage.StorageAccount("lake", sku=storage.SkuArgs(name=storage.SkuName("Standard_LRS")), kind=storage.Kind.STORAGE_V2)
`);
  expect(lines(facts)).toEqual(['azure-native:storage:StorageAccount lake']);
});

test('what exports a TypeScript program, in all its forms', () => {
  const facts = readTypeScript(
    `
const bucket = new aws.s3.Bucket("b");
export const one = bucket.id, { arn } = bucket;
export { bucket as two };
export * from "./more";
export function notAnOutput() {}
export interface Neither {}
export default { x: 1 };
`,
    { 'more.ts': 'export const three = 3;\nexport default 4;\n' },
  );
  expect(facts.outputs.map(({ name }) => name).sort()).toEqual(['arn', 'default', 'one', 'three', 'two']);
});

test('settings of stacks and their values are never read', () => {
  const facts = readPython('aws.s3.Bucket(config.require("env"))\n', {
    'Pulumi.dev.yaml': 'config:\n  shop:env: production-secret\n',
  });
  expect(JSON.stringify(facts)).not.toContain('production-secret');
});

test('programs that import everything, and those of plain JavaScript', () => {
  const python = read({
    'Pulumi.yaml': 'name: shop\nruntime: python\n',
    '__main__.py': `from pulumi import *
from other import *
def main():
    group = resources.ResourceGroup(PREFIX + get_stack())
    export("id", group.id)
if __name__ == "__main__":
    main()
`,
    'other.py': `from pulumi_azure_native import resources
PREFIX = "rg-"
if __name__ == "__main__":
    resources.ResourceGroup("never")
`,
  });
  expect(lines(python)).toEqual(expected(['azure-native:resources:ResourceGroup rg-«stack»', 'output id']));
  const javascript = read({
    'Pulumi.yaml': 'name: shop\nruntime: nodejs\nmain: app\n',
    'app/package.json': '{"main": "./src/start.js"}',
    'app/src/start.js': `const aws = require("@pulumi/aws");
const { bucketName } = require("./names");
const bucket = new aws.s3.Bucket(bucketName);
exports.bucket = bucket.id;
`,
    'app/src/names.js': 'module.exports = { bucketName: "site" };\n',
  });
  expect(lines(javascript)).toEqual(expected(['aws:s3:Bucket site', 'output bucket']));
});
