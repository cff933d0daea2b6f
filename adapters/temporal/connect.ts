import { Client, Connection } from '@temporalio/client';
import { traceStarts } from './trace-starts.ts';

export interface TemporalPlace {
  readonly address: string;
  readonly namespace: string;
}

/** A client of the namespace and how to let go of it. Throws when the server does not answer within five seconds. */
export async function connectTemporal(
  place: TemporalPlace,
): Promise<{ client: Client; close: () => Promise<void> }> {
  const connection = await Connection.connect({ address: place.address, connectTimeout: '5s' });
  const client = new Client({
    connection,
    namespace: place.namespace,
    interceptors: { workflow: [traceStarts] },
  });
  return { client, close: () => connection.close() };
}
