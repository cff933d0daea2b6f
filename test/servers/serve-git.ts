import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GitServerOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Folder of bare repositories. */
  readonly root: string;
  /** Authorization header that every request needs. */
  readonly authorization?: string;
  /** Answer given instead of git's, by path; null lets git answer. */
  readonly instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Bytes of the pack after which the connection is cut. */
  readonly cutAfter?: number;
  /** Holds back the pack until it resolves. */
  readonly gate?: Promise<unknown>;
}

export interface GitServer {
  readonly url: string;
  /** Requests seen: method, path with query, and the Authorization header. */
  readonly seen: readonly { method: string; path: string; authorization: string | null }[];
  readonly close: () => Promise<void>;
}

/** Real smart HTTP: `git http-backend` behind Node's http server, on a free port of the loopback. */
export async function serveGit(options: GitServerOptions): Promise<GitServer> {
  const seen: { method: string; path: string; authorization: string | null }[] = [];
  const server = createServer((request, response) => {
    const authorization = request.headers.authorization ?? null;
    seen.push({ method: request.method ?? '', path: request.url ?? '', authorization });
    if (options.instead?.(request, response) === true) return;
    if (options.authorization !== undefined && authorization !== options.authorization) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('no');
      return;
    }
    runBackend(options, request, response);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function runBackend(options: GitServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    },
  });
  backend.stdin.on('error', () => {});
  request.pipe(backend.stdin);
  response.on('close', () => backend.kill());
  void pass(backend.stdout, response, options, request.method === 'POST');
}

async function pass(
  stdout: AsyncIterable<Buffer>,
  response: ServerResponse,
  options: GitServerOptions,
  isPost: boolean,
) {
  let head: Buffer | null = Buffer.alloc(0);
  let sent = 0;
  for await (const piece of stdout) {
    let body = piece;
    if (head !== null) {
      head = Buffer.concat([head, piece]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) continue;
      writeHead(head.toString('latin1', 0, end), response);
      body = head.subarray(end + 4);
      head = null;
    }
    const isPack = isPost && body.length > 1000;
    if (isPack && options.gate !== undefined) await options.gate;
    sent += body.length;
    if (options.cutAfter !== undefined && isPost && sent > options.cutAfter) {
      response.write(body.subarray(0, options.cutAfter));
      setImmediate(() => response.destroy());
      return;
    }
    response.write(body);
  }
  response.end();
}

function writeHead(text: string, response: ServerResponse): void {
  let status = 200;
  for (const line of text.split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}
