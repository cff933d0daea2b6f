import type { FastifyInstance, HTTPMethods } from 'fastify';
import { nearNames } from '../queries/near-names.ts';
import { pathOf } from './guard.ts';
import { problem } from './problem.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST'];

/** What no route answers: 405 where another method would be answered, else 404 with the names that may have been meant. */
export function refuseUnknown(app: FastifyInstance, names: readonly string[]): void {
  app.setNotFoundHandler((request, reply) => {
    const url = pathOf(request);
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }));
    if (allowed.length > 0)
      return reply
        .code(405)
        .header('allow', allowed.join(', '))
        .send(problem(405, `Ask with ${allowed.join(' or ')}.`));
    const asked = /^\/queries\/([^/]+)$/.exec(url)?.[1];
    if (asked === undefined)
      return reply.code(404).send(problem(404, 'There is no such address; see /docs.'));
    return reply.code(404).send(
      problem(404, 'There is no saved query of that name; GET /queries lists them.', {
        near: nearNames(asked, names),
      }),
    );
  });
}
