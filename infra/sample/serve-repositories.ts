import { spawn } from 'node:child_process';
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { splitCgi } from './split-cgi.ts';

export interface ServeOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** When set, requests must carry it as a bearer token or as the password of HTTP Basic. */
  readonly token?: string;
}

export interface RepositoryServer {
  /** e.g. http://127.0.0.1:41234; a repository is `${url}/<its folder below the root>`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the bare repositories below `root` on loopback by git's own smart HTTP program, for reading only. */
export async function serveRepositories(root: string, options: ServeOptions = {}): Promise<RepositoryServer> {
  const server = createServer((request, response) => {
    if (!isAllowed(request.headers.authorization, options.token)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="repositories"' }).end();
      return;
    }
    answer(root, request, response);
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the repository server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const backend = spawn('git', ['http-backend'], {
    env: cgiEnvironment(root, request),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  backend.once('error', () => response.headersSent || response.writeHead(500).end());
  response.once('close', () => backend.kill());
  // The program stops reading as soon as it knows enough, and the rest of the body then has nowhere to go.
  backend.stdin.on('error', () => undefined);
  request.pipe(backend.stdin);
  let head: Buffer | null = Buffer.alloc(0);
  backend.stdout.on('data', (data: Buffer) => {
    if (head === null) {
      if (!response.write(data)) backend.stdout.pause();
      return;
    }
    head = Buffer.concat([head, data]);
    const parts = splitCgi(head);
    if (parts === null) return;
    head = null;
    response.writeHead(parts.status, parts.headers);
    response.write(parts.body);
  });
  response.on('drain', () => backend.stdout.resume());
  backend.stdout.once('end', () => {
    if (head !== null) response.writeHead(500);
    response.end();
  });
}

/** CGI's variables; git itself inflates gzip bodies and speaks protocol v2 when it is told of the headers. */
function cgiEnvironment(root: string, request: IncomingMessage): NodeJS.ProcessEnv {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return {
    PATH: process.env['PATH'],
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    REQUEST_METHOD: request.method ?? 'GET',
    PATH_INFO: decodeURIComponent(path),
    QUERY_STRING: query,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    REMOTE_ADDR: '127.0.0.1',
    ...(request.headers['content-length'] === undefined
      ? {}
      : { CONTENT_LENGTH: request.headers['content-length'] }),
  };
}

function isAllowed(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return equals(value, token);
  if (scheme.toLowerCase() !== 'basic') return false;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return equals(pair.slice(pair.indexOf(':') + 1), token);
}

function equals(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
