import type { FastifyBaseLogger } from 'fastify';
import type { Graph } from '../adapters/memgraph/graph.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import type { Meters } from '../adapters/telemetry/meters.ts';
import type { Ask, SavedQuery } from '../queries/saved-query.ts';
import type { Caps } from './settings.ts';

/** What the service is made of. */
export interface Parts {
  readonly queries: Readonly<Record<string, SavedQuery>>;
  readonly ask: Ask;
  readonly graph: Pick<Graph, 'read'>;
  readonly staging: Pick<Staging, 'repositories' | 'sealedRuns' | 'findPart' | 'readLines'>;
  readonly meters: Meters;
  readonly caps: Caps;
  /** Asked of every request for data; null on loopback. */
  readonly token: string | null;
  readonly logger?: FastifyBaseLogger;
}
