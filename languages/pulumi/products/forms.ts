import type { Product } from '../facts.ts';

/** How the name of a product is put together of the inputs of its resource. */
export interface Form {
  readonly sort: Product['sort'];
  readonly platform: Product['platform'];
  /** Parts of the name, outermost first: the inputs that may hold each. */
  readonly parts: readonly (readonly string[])[];
  /** Makes an address of the parts; without it they are joined by dots. */
  readonly address?: (parts: readonly string[]) => string;
}

const named = (sort: Product['sort'], ...parts: string[]): Form => ({
  sort,
  platform: 'databricks',
  parts: parts.map((part) => [part]),
});
const inWarehouse = (
  platform: 'snowflake' | 'bigquery',
  sort: Product['sort'],
  ...parts: string[]
): Form => ({
  sort,
  platform,
  parts: parts.map((part) => [part]),
});
const place = (address: NonNullable<Form['address']>, ...parts: (readonly string[])[]): Form => ({
  sort: 'place',
  platform: null,
  parts,
  address,
});
const account = (...inputs: string[]): Form => ({
  sort: 'account',
  platform: null,
  parts: [inputs],
  address: ([name = '']) => `abfss://${name}.dfs.core.windows.net`,
});

const container = ([name = '', holder = '']: readonly string[]): string =>
  `path:abfss://${holder}@${name}.dfs.core.windows.net`;
const bucket =
  (scheme: string): NonNullable<Form['address']> =>
  ([name = '']) =>
    `path:${scheme}://${name}`;
const hub = ([namespace = '', name = '']: readonly string[]): string =>
  `kafka://${namespace}.servicebus.windows.net:9093/${name}`;

/** Types whose resources others name, with the inputs that hold the name. Source: the schemas of the providers. */
export const FORMS: Readonly<Record<string, Form>> = {
  'databricks:Catalog': named('catalog', 'name'),
  'databricks:Schema': named('schema', 'catalogName', 'name'),
  'databricks:SqlTable': named('table', 'catalogName', 'schemaName', 'name'),
  'databricks:Table': named('table', 'catalogName', 'schemaName', 'name'),
  'databricks:Cluster': named('cluster', 'clusterName'),
  'databricks:SqlEndpoint': named('warehouse', 'name'),
  'databricks:InstancePool': named('instance_pool', 'instancePoolName'),
  'databricks:ClusterPolicy': named('cluster_policy', 'name'),
  'databricks:Job': named('job', 'name'),
  'databricks:Pipeline': named('pipeline', 'name'),
  'databricks:Notebook': named('notebook', 'path'),
  'snowflake:Database': inWarehouse('snowflake', 'catalog', 'name'),
  'snowflake:Schema': inWarehouse('snowflake', 'schema', 'database', 'name'),
  'snowflake:Table': inWarehouse('snowflake', 'table', 'database', 'schema', 'name'),
  'gcp:bigquery:Dataset': inWarehouse('bigquery', 'schema', 'project', 'datasetId'),
  'gcp:bigquery:Table': inWarehouse('bigquery', 'table', 'project', 'datasetId', 'tableId'),
  'azure-native:storage:StorageAccount': account('accountName'),
  'azure:storage:Account': account('name'),
  'azure-native:storage:BlobContainer': place(container, ['accountName'], ['containerName']),
  'azure:storage:Container': place(container, ['storageAccountName', 'storageAccountId'], ['name']),
  'azure:storage:DataLakeGen2Filesystem': place(
    container,
    ['storageAccountName', 'storageAccountId'],
    ['name'],
  ),
  'azure-native:eventhub:EventHub': place(hub, ['namespaceName'], ['eventHubName']),
  'azure:eventhub:EventHub': place(hub, ['namespaceName'], ['name']),
  'aws:s3:Bucket': place(bucket('s3'), ['bucket']),
  'aws:s3:BucketV2': place(bucket('s3'), ['bucket']),
  'aws-native:s3:Bucket': place(bucket('s3'), ['bucketName']),
  'gcp:storage:Bucket': place(bucket('gs'), ['name']),
};

/** Grants name what another resource or program made, by the input that says of which sort it is. */
export const GRANTS: Readonly<Record<string, Readonly<Record<string, Product['sort']>>>> = {
  'databricks:Grants': { catalog: 'catalog', schema: 'schema', table: 'table' },
  'databricks:Grant': { catalog: 'catalog', schema: 'schema', table: 'table' },
};
