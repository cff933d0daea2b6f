import { expect, test } from 'vitest';
import { tokenOf } from '../../../../languages/pulumi/sdk/tokens.ts';

test.each([
  ['azure-native', 'eventhub.EventHub', 'azure-native:eventhub:EventHub'],
  ['azure-native', 'redis.Redis', 'azure-native:redis:Redis'],
  ['azure-native', 'storage.v20230101.StorageAccount', 'azure-native:storage:StorageAccount'],
  ['aws', 'sqs.queue.Queue', 'aws:sqs:Queue'],
  ['aws', 'sqs.Queue', 'aws:sqs:Queue'],
  ['databricks', 'job.Job', 'databricks:Job'],
  ['random', 'random_string.RandomString', 'random:RandomString'],
  ['random', 'randomString.RandomString', 'random:RandomString'],
  ['databricks', 'Provider', 'pulumi:providers:databricks'],
  ['kubernetes', 'apps.v1.Deployment', 'kubernetes:apps:Deployment'],
])('%s %s', (sdk, path, token) => {
  expect(tokenOf(sdk, path.split('.'))).toBe(token);
});
