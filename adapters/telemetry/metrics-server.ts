import { createServer, type Server } from 'node:http';
import type { Meters } from './meters.ts';

/** Serves /metrics for Prometheus and /health for the supervisor and container health checks. */
export async function serveMetrics(
  meters: Meters,
  health: () => Readonly<Record<string, unknown>>,
  at: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': meters.contentType }).end(await meters.expose());
      return;
    }
    if (request.url === '/health') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(health()));
      return;
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return server;
}
