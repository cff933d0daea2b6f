import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { nearNames } from '../queries/near-names.ts';
import { pathOf } from './guard.ts';
import { problem } from './problem.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST'];

/**
 * What no route answers: 405 where another method would be answered, else 404 with the names that may have been meant.
 * Refused before a body is read, since Fastify has its own word on bodies of some methods.
 */
export function refuseUnknown(app: FastifyInstance, names: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const url = pathOf(request);
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }));
    if (allowed.length > 0) refuseMethod(reply, allowed);
    else refuseAddress(request, reply, names);
    await reply;
  });
}

function refuseMethod(reply: FastifyReply, allowed: readonly string[]): void {
  reply
    .code(405)
    .header('allow', allowed.join(', '))
    .send(problem(405, `Ask with ${allowed.join(' or ')}.`));
}

function refuseAddress(request: FastifyRequest, reply: FastifyReply, names: readonly string[]): void {
  const asked = /^\/queries\/([^/]+)$/.exec(pathOf(request))?.[1];
  const refused =
    asked === undefined
      ? problem(404, 'There is no such address; see /docs.')
      : problem(404, 'There is no saved query of that name; GET /queries lists them.', {
          near: nearNames(asked, names),
        });
  reply.code(404).send(refused);
}
