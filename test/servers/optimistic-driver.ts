import neo4j, { type Driver, type Session, type Transaction } from 'neo4j-driver';

/** Where a transaction can go wrong beyond conflicts that really happen, each with its share of all commits. */
export interface CommitFaults {
  /** Answers a number from 0 up to 1; drawn once for every commit. */
  readonly draw: () => number;
}

/** What was done to the transactions of all drivers over one storage. */
export interface Conflicts {
  statement: number;
  serialization: number;
  unique: number;
  lostBefore: number;
  lostAfter: number;
}

/** Nodes and records that open transactions have written, each with its transaction. */
export interface OptimisticStorage {
  readonly writers: Map<string, object>;
  readonly done: Conflicts;
}

export const openStorage = (): OptimisticStorage => ({
  writers: new Map(),
  done: { statement: 0, serialization: 0, unique: 0, lostBefore: 0, lostAfter: 0 },
});

/**
 * A driver to the stand-in that behaves as Memgraph's snapshot isolation does: it never waits for a lock. Who writes a node
 * that another open transaction has written is refused at the statement; some conflicts are found at the commit only, where
 * their code is a client error; some answers are lost before the commit, some after it.
 */
export function optimisticDriver(driver: Driver, storage: OptimisticStorage, faults: CommitFaults): Driver {
  const session = (config: Parameters<Driver['session']>[0]): Session => {
    const inner = driver.session(config);
    return {
      run: inner.run.bind(inner),
      close: () => inner.close(),
      beginTransaction: async (options?: Parameters<Session['beginTransaction']>[0]) =>
        optimistic(await inner.beginTransaction(options), storage, faults),
    } as unknown as Session;
  };
  return { session, close: () => driver.close(), getServerInfo: () => driver.getServerInfo() } as Driver;
}

function optimistic(inner: Transaction, storage: OptimisticStorage, { draw }: CommitFaults): Transaction {
  const { writers, done } = storage;
  const self = {};
  const release = (): void => {
    for (const [id, writer] of writers) if (writer === self) writers.delete(id);
  };
  const refuse = async (error: Error): Promise<never> => {
    await inner.rollback();
    release();
    throw error;
  };
  return {
    run: async (text: string, params: Record<string, unknown>) => {
      const ids = writtenIds(params);
      if (ids.some((id) => (writers.get(id) ?? self) !== self)) {
        done.statement += 1;
        return refuse(new neo4j.Neo4jError(CONFLICT, TRANSIENT, '', ''));
      }
      for (const id of ids) writers.set(id, self);
      return inner.run(text, params);
    },
    commit: async () => {
      const fate = fateOf(draw());
      if (fate === 'whole' || fate === 'lostAfter') {
        await inner.commit();
        release();
      }
      if (fate === 'whole') return;
      done[fate] += 1;
      const { message, code } = FATES[fate];
      const error = new neo4j.Neo4jError(message, code, '', '');
      if (fate === 'lostAfter') throw error;
      await refuse(error);
    },
    rollback: () => inner.rollback().finally(release),
    close: () => inner.close().finally(release),
    isOpen: () => inner.isOpen(),
  } as unknown as Transaction;
}

/** Everything that a statement of the write phase may set: the fence, nodes by rid, the start of an edge, records. */
function writtenIds(params: Record<string, unknown>): string[] {
  const rows = Array.isArray(params['rows']) ? (params['rows'] as Record<string, unknown>[]) : [];
  return [params['fence'], ...rows.flatMap(({ rid, from, id, record }) => [rid, from, id, record])].filter(
    (id): id is string => typeof id === 'string',
  );
}

type Fate = Exclude<keyof Conflicts, 'statement'>;

/** A third of all commits end badly. */
function fateOf(drawn: number): Fate | 'whole' {
  if (drawn < 0.1) return 'serialization';
  if (drawn < 0.2) return 'unique';
  if (drawn < 0.27) return 'lostBefore';
  return drawn < 0.34 ? 'lostAfter' : 'whole';
}

const TRANSIENT = 'Memgraph.TransientError.MemgraphError.MemgraphError';
const CLIENT = 'Memgraph.ClientError.MemgraphError.MemgraphError';
const CONFLICT =
  'Cannot resolve conflicting transactions. You can retry this transaction when the conflicting transaction is finished.';

const FATES: Readonly<Record<Fate, { readonly code: string; readonly message: string }>> = {
  serialization: {
    code: CLIENT,
    message:
      'Unable to commit due to serialization error. Try retrying this transaction when the conflicting transaction is finished.',
  },
  unique: {
    code: CLIENT,
    message: 'Unable to commit due to unique constraint violation on :Entity(rid)',
  },
  lostBefore: { code: 'ServiceUnavailable', message: 'Connection was closed by server' },
  lostAfter: { code: 'SessionExpired', message: 'Connection was closed by server' },
};
