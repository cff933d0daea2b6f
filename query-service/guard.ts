import bearerAuth from '@fastify/bearer-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';
import { isLoopback } from './settings.ts';

/** Addresses that hold no facts: the description of the service and its health. */
const OPEN = /^\/(?:health|openapi\.json|docs(?:\/.*)?)$/;

/** Who may ask. With a token: who shows it. Without one: who asks on this machine under one of its own names. */
export async function guard(app: FastifyInstance, token: string | null): Promise<void> {
  if (token === null) app.addHook('onRequest', refuseForeignNames);
  else await askForToken(app, token);
}

// A page of another site may point its own name at 127.0.0.1 and read what a browser fetches from there; its name stands in Host.
async function refuseForeignNames(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const host = request.headers.host?.replace(/:\d+$/, '');
  if (host === undefined || isLoopback(host)) return;
  await reply.code(403).send(problem(403, 'Ask under the name localhost or 127.0.0.1.'));
}

async function askForToken(app: FastifyInstance, token: string): Promise<void> {
  // Compares in constant time.
  await app.register(bearerAuth, { keys: new Set([token]), addHook: false, verifyErrorLogLevel: 'debug' });
  app.addHook('onRequest', (request, reply, done) => {
    if (OPEN.test(pathOf(request))) return done();
    app.verifyBearerAuth?.(request, reply, (error) => {
      if (error === undefined) return done();
      void reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send(problem(401, 'Send the token of the service: `Authorization: Bearer …`.'));
    });
  });
}

/** Path of a request without its query. */
export const pathOf = ({ url }: Pick<FastifyRequest, 'url'>): string => url.split('?', 1)[0] ?? '';
