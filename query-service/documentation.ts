import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const DESCRIPTION = `Saved queries over the knowledge graph of code repositories. Every answer of a query is
\`{meta, data}\`; \`meta.cut\` tells that there are more rows than \`params.limit\`. Errors are application/problem+json.`;

/** The page loads its own files alone, over http as well. */
const CSP =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";

/** OpenAPI made from the routes, and its page under /docs with its own assets: nothing is loaded from elsewhere. */
export async function describeService(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fresh query service', description: DESCRIPTION, version: '1' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
      tags: [
        { name: 'queries', description: 'Saved queries, asked with their params as a JSON object' },
        { name: 'views', description: 'The same for the most asked ones, with params in the address' },
        { name: 'ontology', description: 'What the graph means, by version' },
        { name: 'staging', description: 'The evidence that the graph was made from' },
        { name: 'operations', description: 'Health and metrics' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: CSP,
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
  });
}

interface Components {
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** Each schema is offered as it is sent and as it is received; only what a route refers to is told. */
function withoutUnused<D extends object>(description: D): D {
  const { components = {} } = description as Components;
  const text = JSON.stringify(description);
  const used = Object.entries(components.schemas ?? {}).filter(([name]) =>
    text.includes(`"#/components/schemas/${name}"`),
  );
  return { ...description, components: { ...components, schemas: Object.fromEntries(used) } };
}
