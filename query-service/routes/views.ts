import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';
import { answersOf, askedBy, describe } from './queries.ts';

/** Questions asked so often that they have an address of their own; params stand in the address. */
const views = { '/models': 'models_by_layer', '/lineage': 'lineage', '/hotspots': 'hotspots' } as const;

export function viewRoutes(app: FastifyInstance, parts: Parts): void {
  for (const [url, name] of Object.entries(views)) {
    const query = parts.queries[name];
    if (query === undefined) continue;
    const schema = { ...describe(query), tags: ['views'], operationId: `view_${name}` };
    app.get(
      url,
      {
        schema: { ...schema, querystring: query.params, response: answersOf(query) },
        config: { query: name },
      },
      askedBy(parts, query, (request) => request.query),
    );
  }
}
