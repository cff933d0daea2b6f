import type { Corpus } from './corpus/corpus.ts';
import type { Peers } from './peers/peers.ts';
import type { Servers } from './servers/servers.ts';

/** What a row is given: inputs, peers and servers are made ready when they are first asked for. */
export interface Bench {
  readonly pairs: number;
  /** Nodes that rows about the graph write. */
  readonly nodes: number;
  /** Items that are staged before one label is mapped again. */
  readonly items: number;
  /** Edges that the row about writing writes: at least about as many as nodes. */
  readonly edges: number;
  /** Empty folder of this run, dropped at its end. */
  readonly scratch: string;
  readonly corpus: Corpus;
  readonly peers: Peers;
  readonly servers: () => Promise<Servers>;
  readonly tell: (line: string) => void;
}
