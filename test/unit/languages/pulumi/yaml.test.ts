import { expect, test } from 'vitest';
import { expected, lines, read } from './read-text.ts';

test('YAML: names, tokens, keys, edges by expressions, variables and options', () => {
  const facts = read({
    'Pulumi.yaml': `
name: shop
runtime: yaml
config:
  shop:env: {type: string}
  days: {type: integer, default: 3}
  bare:
  short: eu
  aws:region: {value: eu-west-1}
  databricks:token: {type: string, secret: true}
variables:
  prefix: x-«env»
  key:
    fn::invoke:
      function: azure-native:storage:listStorageAccountKeys
      arguments: {accountName: "«lake.name»"}
      return: keys
resources:
  hub: {type: "pulumi:pulumi:StackReference", properties: {name: "«pulumi.organization»/hub/«pulumi.stack»"}}
  west: {type: "pulumi:providers:aws", defaultProvider: true}
  lake: {type: "azure-native:storage/v20230101:StorageAccount", name: "lake-«env»-«pulumi.project»"}
  secret:
    type: aws:secretsmanager/secret:Secret
    properties:
      value: {"fn::secret": {"fn::join": ["-", ["«key[0].value»", "«prefix»", "$«literal»"]]}}
      subnet: «hub.outputs["subnet"]»
    options: {parent: "«lake»", dependsOn: ["«zone»"]}
  zone: {type: "databricks:index/job:Job", options: {provider: "«west»"}}
  found: {type: "aws:ec2:Vpc", get: {id: vpc-1}}
outputs:
  id: «secret.id»
`,
  });
  expect(lines(facts)).toEqual(
    expected([
      'config env required',
      'config days',
      'config bare required',
      'config short',
      'config aws:region',
      'config databricks:token required secret',
      'stack «organization»/hub/«stack»',
      'pulumi:providers:aws west',
      'azure-native:storage:StorageAccount lake-«config:env»-shop',
      'aws:secretsmanager:Secret secret in lake-«config:env»-shop',
      'databricks:Job zone',
      'secret -> lake-«config:env»-shop (input)',
      'secret -> lake-«config:env»-shop (parent)',
      'secret -> zone (dependsOn)',
      'secret -> stackref:«organization»/hub/«stack» (input)',
      'secret -> west (provider)',
      'zone -> west (provider)',
      'output id',
    ]),
  );
});
