import { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import type { TemporalPlace } from './connect.ts';

/** gRPC status codes that mean "there is nothing to do". */
const notFound = 5;
const alreadyExists = 6;

/** `IndexedValueType` of the server's API for the types that Fresh uses. */
const indexedTypes: Partial<Record<SearchAttributeType, number>> = { KEYWORD: 2, INT: 3 };

export interface NamespaceWish extends TemporalPlace {
  readonly retentionDays: number;
  /** Name and type of each search attribute. */
  readonly attributes: readonly { readonly name: string; readonly type: SearchAttributeType }[];
}

/** True when the front end answers its own health check, not merely accepts a connection. */
export async function isTemporalServing(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address, connectTimeout: '2s' });
  try {
    const answer = await connection.withDeadline(Date.now() + 2_000, () =>
      connection.healthService.check({ service: 'temporal.api.workflowservice.v1.WorkflowService' }),
    );
    return answer.status === 1;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

/** Makes the namespace with its retention and search attributes; what is there already stays. Also right on a database of an older version. */
export async function prepareNamespace(wish: NamespaceWish): Promise<void> {
  const connection = await Connection.connect({ address: wish.address, connectTimeout: '5s' });
  try {
    await makeNamespace(connection, wish);
    await keepHistories(connection, wish);
    await addMissingAttributes(connection, wish);
  } finally {
    await connection.close();
  }
}

/** Search attributes that the namespace lacks, by name; throws when the namespace itself is not there. */
export async function missingAttributes(wish: NamespaceWish): Promise<string[]> {
  const connection = await Connection.connect({ address: wish.address, connectTimeout: '5s' });
  try {
    return (await findMissing(connection, wish)).map((attribute) => attribute.name);
  } finally {
    await connection.close();
  }
}

async function makeNamespace(
  connection: Connection,
  { namespace, retentionDays }: NamespaceWish,
): Promise<void> {
  await connection.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retentionOf(retentionDays) })
    .catch(ignoring(alreadyExists));
}

async function keepHistories(
  connection: Connection,
  { namespace, retentionDays }: NamespaceWish,
): Promise<void> {
  // The server caches namespaces: one just made may be unknown for some seconds, and has the right retention anyway.
  await connection.workflowService
    .updateNamespace({ namespace, config: { workflowExecutionRetentionTtl: retentionOf(retentionDays) } })
    .catch(ignoring(notFound));
}

async function addMissingAttributes(connection: Connection, wish: NamespaceWish): Promise<void> {
  const missing = await findMissing(connection, wish);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map(({ name, type }) => [name, indexedTypes[type] ?? 0]),
  );
  await connection.operatorService
    .addSearchAttributes({ namespace: wish.namespace, searchAttributes })
    .catch(ignoring(alreadyExists));
}

async function findMissing(connection: Connection, { namespace, attributes }: NamespaceWish) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return attributes.filter(({ name }) => !Object.hasOwn(customAttributes ?? {}, name));
}

const retentionOf = (days: number) => ({ seconds: days * 86_400 }) as never;

const ignoring = (code: number) => (error: unknown) => {
  if ((error as { code?: unknown }).code === code) return;
  throw error;
};
