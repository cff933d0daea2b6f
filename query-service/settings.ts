import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derivePlaces, readEnvironment } from '../schemas/environment.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** What one request may cost. */
export interface Caps {
  readonly rows: number;
  readonly timeoutMs: number;
  readonly bodyBytes: number;
}

/** The one place where the service reads the environment. Throws when it would be open to others without a token. */
export function readServiceSettings(values: Readonly<Record<string, string | undefined>>) {
  const environment = readEnvironment(values);
  const { graph, staging } = derivePlaces(environment, (path) => resolve(projectRoot, path));
  const host = environment.FRESH_LISTEN;
  const token = environment.FRESH_QUERY_TOKEN ?? null;
  if (token === null && !isLoopback(host)) {
    throw new Error(
      `FRESH_LISTEN is ${host}, so that other machines reach the query service: set FRESH_QUERY_TOKEN to a long random text, or listen on 127.0.0.1`,
    );
  }
  return {
    graph,
    staging,
    host,
    port: environment.FRESH_QUERY_PORT,
    token,
    logLevel: environment.FRESH_LOG_LEVEL,
    otlp: environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    caps: {
      rows: environment.FRESH_QUERY_MAX_ROWS,
      timeoutMs: environment.FRESH_QUERY_TIMEOUT_MS,
      bodyBytes: environment.FRESH_QUERY_MAX_BODY,
    } satisfies Caps,
  } as const;
}
export type ServiceSettings = ReturnType<typeof readServiceSettings>;

/** True for names and addresses that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
