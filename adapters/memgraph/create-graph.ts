import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { Failure } from '../../schemas/failures.ts';
import { readCatalog } from './catalog.ts';
import { classify, isTimeout, type ServerError } from './classify-error.ts';
import { type Dialect, detectServer } from './dialect.ts';
import type { Graph } from './graph.ts';
import { isAlreadyThere } from './schema-errors.ts';
import { inSession, readOnce, rehearseOnce, retried, writeOnce } from './transactions.ts';

export interface GraphAddress {
  /** bolt:// only: a single Memgraph refuses the routing of neo4j://. */
  readonly url: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Overrides what the server says of itself. */
  readonly dialect?: Dialect | undefined;
  /** Told of every transaction that is refused because of a conflict; it is sent again, a few times at once and then by the run. */
  readonly onConflict?: (() => void) | undefined;
}

const DDL_TRIES = 10;

/** Opens a pool of connections on first use. Throws GraphAway within seconds when nobody answers. */
export const createGraph = (address: GraphAddress): Graph => graphOver(openDriver(address), address);

export const openDriver = ({
  url,
  user = '',
  password = '',
}: Pick<GraphAddress, 'url' | 'user' | 'password'>): Driver =>
  neo4j.driver(url, neo4j.auth.basic(user, password), {
    useBigInt: true,
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 20_000,
    maxConnectionPoolSize: 20,
    userAgent: 'fresh',
  });

/** The graph behind a driver. */
export function graphOver(
  driver: Driver,
  { dialect, onConflict = () => undefined }: Pick<GraphAddress, 'dialect' | 'onConflict'> = {},
): Graph {
  let detected: ReturnType<Graph['server']> | undefined;
  const server: Graph['server'] = () => {
    detected ??= guard(() => detectServer(driver, dialect)).catch((error: unknown) => {
      detected = undefined;
      throw error;
    });
    return detected;
  };
  return {
    read: (statement) => guardRead(() => readOnce(driver, statement)),
    write: (statements, about) =>
      guard(() => retried(() => writeOnce(driver, statements, about), onConflict)),
    rehearse: (work) => guardRead(() => retried(() => rehearseOnce(driver, work), onConflict)),
    runDdl: (text) => guard(() => runDdl(driver, text)),
    server,
    catalog: async () => guard(async () => readCatalog(driver, (await server()).dialect)),
    close: () => driver.close(),
  };
}

// Memgraph takes schema statements only outside transactions, and refuses them for a second or so while it is busy.
async function runDdl(driver: Driver, text: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await inSession(driver, 'WRITE', (session) => session.run(text));
      return;
    } catch (error) {
      if (isAlreadyThere(error as ServerError)) return;
      if (attempt === DDL_TRIES || classify(error as ServerError) !== 'retry') throw error;
      await sleep(Math.min(500 * attempt, 5_000));
    }
  }
}

/** The driver's errors by our names; failures of ours pass. */
async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw new Failure(failureName[classify(error as ServerError)], error.message, { cause: error });
  }
}

/** A read cannot be split: when the server ran out of time for it, that is what happened. */
const guardRead = <T>(work: () => Promise<T>): Promise<T> =>
  guard(() =>
    work().catch((error: unknown) => {
      if (!isTimeout(error as ServerError)) throw error;
      throw new Failure('QueryTooSlow', 'the graph server ended a question that took too long', {
        cause: error,
      });
    }),
  );

// A conflict that outlived our own tries is nobody's fault: the run tries again later, as when the server is away.
const failureName = {
  away: 'GraphAway',
  retry: 'GraphAway',
  split: 'BatchTooLarge',
  refused: 'GraphRefused',
} as const;
