import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, QueryResult, Transaction } from 'neo4j-driver';
import { classify, type ServerError } from './classify-error.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { About, Rehearsed, Row, Statement, Written } from './graph.ts';

/** Beyond what any one statement of ours needs; a stuck transaction is ended by the server. */
const TRANSACTION_TIMEOUT_MS = 600_000;
const TRIES = 8;

type Session = ReturnType<Driver['session']>;

export async function inSession<T>(
  driver: Driver,
  mode: 'READ' | 'WRITE',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = driver.session({ defaultAccessMode: mode });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

export const readOnce = (driver: Driver, statement: Statement): Promise<readonly Row[]> =>
  inSession(driver, 'READ', async (session) =>
    rowsOf(
      await session.run(statement.text, paramsOf(statement), {
        timeout: statement.timeout_ms ?? TRANSACTION_TIMEOUT_MS,
      }),
    ),
  );

/** Once more where the server refused the whole because of others at work. */
export async function retried<T>(work: () => Promise<T>, onConflict: () => void): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (classify(error as ServerError) !== 'retry') throw error;
      onConflict();
      if (attempt === TRIES) throw error;
      // Two writers that wait equally long meet again.
      await sleep(Math.min(50 * 2 ** attempt, 2_000) * (0.5 + Math.random() / 2));
    }
  }
}

export const writeOnce = (
  driver: Driver,
  statements: readonly Statement[],
  about?: About,
): Promise<Written> =>
  inTransaction(driver, about, async (transaction) => {
    const rows: (readonly Row[])[] = [];
    const counters = {
      nodes_created: 0,
      nodes_deleted: 0,
      edges_created: 0,
      edges_deleted: 0,
      properties_set: 0,
    };
    for (const statement of statements) {
      const result = await transaction.run(statement.text, paramsOf(statement));
      rows.push(rowsOf(result));
      const updates = result.summary.counters.updates();
      counters.nodes_created += updates.nodesCreated;
      counters.nodes_deleted += updates.nodesDeleted;
      counters.edges_created += updates.relationshipsCreated;
      counters.edges_deleted += updates.relationshipsDeleted;
      counters.properties_set += updates.propertiesSet;
    }
    await transaction.commit();
    return { ...counters, rows };
  });

/** Nothing is ever committed: leaving the transaction open is what takes all of it back. */
export const rehearseOnce = <T>(driver: Driver, work: (stage: Rehearsed) => Promise<T>): Promise<T> =>
  inTransaction(driver, undefined, (transaction) =>
    work({
      read: async (statement) => rowsOf(await transaction.run(statement.text, paramsOf(statement))),
      write: async (statements) => {
        for (const statement of statements) await transaction.run(statement.text, paramsOf(statement));
      },
    }),
  );

/** Rolls back what `work` does not commit. */
const inTransaction = <T>(
  driver: Driver,
  about: About | undefined,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> =>
  inSession(driver, 'WRITE', async (session) => {
    const transaction = await session.beginTransaction({
      timeout: TRANSACTION_TIMEOUT_MS,
      ...(about === undefined ? {} : { metadata: about }),
    });
    try {
      return await work(transaction);
    } finally {
      if (transaction.isOpen()) await transaction.close();
    }
  });

const rowsOf = ({ records }: QueryResult): readonly Row[] =>
  records.map((record) => decode(record.toObject()) as Row);

const paramsOf = ({ params, floats }: Statement): Record<string, unknown> =>
  encode(params, new Set(floats ?? [])) as Record<string, unknown>;
