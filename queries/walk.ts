/** A node that a walk stands on, and under which heading it came there: a node may be passed once under each. */
export interface Standing {
  readonly rid: string;
  readonly way: string;
}

/**
 * Makes a saved query a breadth-first walk. Cypher takes no depth as a parameter, and paths of any length explode where
 * many ways lead to one node; so the query's text makes one hop from `$frontier` (a list of Standing), and whoever asks
 * sends it again from the nodes that are new, until `hops` is reached, nothing is new, or `$limit` rows were found.
 * Each row gets `depth`, the number of its hop from 1. Each relationship is followed once, whatever the number of paths.
 */
export interface Walk {
  readonly starts: (params: never) => readonly Standing[];
  readonly hops: (params: never) => number;
  /** Where a row leads. */
  readonly leadsTo: (row: never) => Standing;
}
