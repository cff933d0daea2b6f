import { expect, test } from 'vitest';
import { distributionOf } from '../../../../../activities/3-analyze/analyzers/python-references/distributions.ts';

const of = (dotted: string) => {
  const { name, confidence } = distributionOf(dotted);
  return `${name} ${confidence}`;
};

test('a namespace that many publish into is never a package of its own', () => {
  expect(of('databricks.sdk.service')).toBe('databricks-sdk 1');
  expect(of('databricks.vector_search.client')).toBe('databricks-vectorsearch 1');
  expect(of('databricks.feature_engineering')).toBe('databricks-feature-engineering 0.9');
  expect(of('databricks.labs.lsql')).toBe('databricks-labs-lsql 0.9');
  expect(of('azure.storage.blob')).toBe('azure-storage-blob 0.9');
  expect(of('google.cloud.pubsub_v1')).toBe('google-cloud-pubsub 0.9');
});

test('names that the table does not know are taken as imported, and less sure', () => {
  expect(of('yaml')).toBe('pyyaml 1');
  expect(of('pandas.testing')).toBe('pandas 1');
  expect(of('inhouse_tools.io')).toBe('inhouse-tools 0.8');
});
