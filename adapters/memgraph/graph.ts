/** A value that both servers store: scalars and flat lists of one type. */
export type GraphValue = string | number | boolean | null | readonly string[] | readonly number[];

export interface Statement {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The server's own counters of a write. */
export interface Counters {
  readonly nodes_created: number;
  readonly nodes_deleted: number;
  readonly edges_created: number;
  readonly edges_deleted: number;
  readonly properties_set: number;
}

/** The graph server, whichever it is. Integers are numbers on this side; statements use the portable subset only. */
export interface Graph {
  readonly read: (statement: Statement) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** All statements in one transaction, retried as a whole on conflict; must be idempotent. */
  readonly write: (statements: readonly Statement[]) => Promise<Counters>;
  /** One schema statement outside any transaction, retried when the server was busy, content when it was there already. */
  readonly runDdl: (text: string) => Promise<void>;
  /** e.g. {dialect: 'memgraph', version: '3.12.0'} */
  readonly server: () => Promise<{ readonly dialect: 'memgraph' | 'neo4j'; readonly version: string }>;
  readonly close: () => Promise<void>;
}
