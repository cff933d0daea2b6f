import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './fleet.ts';

/** The query service as a process of its own. */
export interface QueryServiceProcess {
  readonly port: number;
  readonly ask: (query: string, params: unknown) => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startQueryService(
  env: Readonly<Record<string, string>>,
  token: string,
): Promise<QueryServiceProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['query-service/main.ts'], {
    env: {
      ...process.env,
      ...env,
      FRESH_QUERY_PORT: String(port),
      FRESH_QUERY_TOKEN: token,
      FRESH_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the query service ended with ${child.exitCode}`);
    const answers = await fetch(`${url}/health`).then(
      ({ status }) => status === 200 || status === 503,
      () => false,
    );
    if (answers) break;
    await sleep(200);
  }
  return {
    port,
    ask: async (query, params) => {
      const answer = await fetch(`${url}/queries/${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(params),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    },
  };
}
