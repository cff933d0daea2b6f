export interface Statement {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Keys, at any depth, whose numbers are fractions: a whole one is sent as Float, not as Integer. */
  readonly floats?: readonly string[];
  /** Of a read: milliseconds after which the server ends it (QueryTooSlow); default: ten minutes. */
  readonly timeout_ms?: number;
}

export type Row = Readonly<Record<string, unknown>>;

/** The server's own counters of a write. */
interface Counters {
  readonly nodes_created: number;
  readonly nodes_deleted: number;
  readonly edges_created: number;
  readonly edges_deleted: number;
  readonly properties_set: number;
}

/** What a transaction did, with the rows that each of its statements returned. */
export interface Written extends Counters {
  readonly rows: readonly (readonly Row[])[];
}

/** Shown by the server beside a running transaction. */
export interface About {
  readonly trace_id: string;
  readonly run: string;
  readonly repo: string;
}

/** An index or a constraint in one shape for both servers. */
export interface CatalogEntry {
  readonly kind: 'index' | 'unique';
  readonly on: 'node' | 'edge';
  /** Label or relationship type. */
  readonly label: string;
  readonly properties: readonly string[];
}

/** What is done in a rehearsal: written, and asked of what was written. */
export interface Rehearsed {
  readonly read: (statement: Statement) => Promise<readonly Row[]>;
  readonly write: (statements: readonly Statement[]) => Promise<void>;
}

/** The graph server, whichever it is. Integers are numbers on this side; statements use the portable subset only. */
export interface Graph {
  readonly read: (statement: Statement) => Promise<readonly Row[]>;
  /** All statements in one transaction, retried as a whole on conflict; must be idempotent. */
  readonly write: (statements: readonly Statement[], about?: About) => Promise<Written>;
  /**
   * Works in one transaction that is never committed: nobody else sees what it writes, and when it ends, however it ends,
   * nothing is left. Tried again as a whole on conflict.
   */
  readonly rehearse: <T>(work: (stage: Rehearsed) => Promise<T>) => Promise<T>;
  /** One schema statement outside any transaction, retried when the server was busy, content when it was there already. */
  readonly runDdl: (text: string) => Promise<void>;
  /** e.g. {dialect: 'memgraph', version: '3.12.0'} */
  readonly server: () => Promise<{ readonly dialect: 'memgraph' | 'neo4j'; readonly version: string }>;
  /** Indexes and uniqueness constraints, sorted. */
  readonly catalog: () => Promise<readonly CatalogEntry[]>;
  readonly close: () => Promise<void>;
}
