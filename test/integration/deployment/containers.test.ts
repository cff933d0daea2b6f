import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findFreePorts } from '../../../infra/local/ports.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { runCli } from '../../servers/run-cli.ts';
import { compose, own, withDefaults } from '../../unit/infra/docker/compose-file.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';
import { entriesOf, type Image, layOutImage, writtenBelow } from './image.ts';

/**
 * The containers of docker-compose.yml without an engine: the same files, packages, variables and rights, each service of
 * ours as a process on its own, against the test servers.
 */
let image: Image;
let laidOut: Date;
const running: { readonly child: ChildProcess; readonly log: string }[] = [];
const ports: Record<string, number> = {};

beforeAll(async () => {
  image = layOutImage();
  laidOut = new Date();
});

afterAll(async () => {
  for (const { child } of running) child.kill('SIGTERM');
  await Promise.all(running.map(({ child }) => closed(child)));
  image.remove();
});

const closed = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('close', resolve));

/** Where a service's mounts lie here, by their places in the container: what two services share, they share by name. */
function mountsOf(name: string): [string, string][] {
  const { volumes = [], tmpfs = [] } = compose.services[name] ?? {};
  return [
    ...volumes.map((it): [string, string] => {
      const [source = '', target = ''] = withDefaults(it).split(':');
      return [target, image.mount(source)];
    }),
    ...tmpfs.map((it): [string, string] => {
      const target = it.split(':')[0] ?? '';
      return [target, image.mount(`${name}${target.replaceAll('/', '-')}`)];
    }),
  ];
}

const placeOf = (name: string, path: string): string => {
  const mount = mountsOf(name).find(([target]) => path === target || path.startsWith(`${target}/`));
  return mount === undefined ? path : mount[1] + path.slice(mount[0].length);
};

/** The variables of a service, with the places of this test instead of the containers'. */
async function environmentOf(name: string): Promise<Record<string, string>> {
  const { temporalAddress, namespace, graphUrl } = inject('servers');
  const { environment = {} } = compose.services[name] ?? {};
  const [metrics = 0, core = 0, query = 0] = await findFreePorts(3);
  ports[name] = environment['FRESH_QUERY_PORT'] === undefined ? metrics : query;
  const here: Record<string, string> = {
    FRESH_TEMPORAL_ADDRESS: temporalAddress,
    FRESH_TEMPORAL_NAMESPACE: namespace,
    FRESH_GRAPH_URL: graphUrl,
    FRESH_SETTINGS: join(image.app, 'infra/docker/default.settings.yml'),
    FRESH_QUERY_TOKEN: 'a-token-of-this-test',
    FRESH_METRICS_PORT: String(metrics),
    FRESH_CORE_METRICS_PORT: String(core),
    FRESH_QUERY_PORT: String(query),
    FRESH_LISTEN: '127.0.0.1',
  };
  return Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [key, here[key] ?? placeOf(name, withDefaults(value))]),
  );
}

const logOf = (name: string): string => join(image.mount('logs'), `${name}.log`);

async function start(name: string, program: string): Promise<ChildProcess> {
  const log = logOf(name);
  const child = spawn(image.node, ['--disable-warning=ExperimentalWarning', program], {
    cwd: image.app,
    // Nothing of this process: what the container would not have, it must not need.
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOME: placeOf(name, '/tmp'),
      TMPDIR: placeOf(name, '/tmp'),
      ...(await environmentOf(name)),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...image.user,
  });
  const file = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(file);
  child.stderr.pipe(file, { end: false });
  return child;
}

async function healthy(name: string): Promise<void> {
  const child = running.find(({ log }) => log.endsWith(`/${name}.log`))?.child;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ports[name]}/health`).catch(() => null);
    if (answer?.ok) return;
    if (child?.exitCode != null) {
      throw new Error(`${name}: ${readFileSync(logOf(name), 'utf8')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const programs = (name: string): string =>
  name === 'query-service' ? 'query-service/main.ts' : 'workers/main.ts';

test('each service runs from its image alone, without rights, and together they process a repository', async () => {
  const setUp = await start('set-up', 'infra/docker/set-up.ts');
  const code = await closed(setUp);
  expect(code, readFileSync(logOf('set-up'), 'utf8')).toBe(0);

  const staying = own.map(([name]) => name).filter((name) => name !== 'set-up');
  for (const name of staying) {
    running.push({
      child: await start(name, programs(name)),
      log: logOf(name),
    });
  }
  await Promise.all(staying.map(healthy));

  const { temporalAddress, namespace, graphUrl } = inject('servers');
  const repository = new SmallRepository(join(image.mount('repositories'), 'meters'));
  repository.commit('Start', sampleFiles(6));
  const {
    code: ended,
    json,
    stderr,
  } = await runCli(['process', repository.path, '--json'], {
    FRESH_TEMPORAL_ADDRESS: temporalAddress,
    FRESH_TEMPORAL_NAMESPACE: namespace,
    FRESH_GRAPH_URL: graphUrl,
  });
  const result = ProcessResult.parse(json);
  expect(ended, stderr).toBe(0);
  expect(result.outcome).toBe('complete');
  expect(result.created.nodes).toBeGreaterThan(10);

  const pages = entriesOf(image.mount('fresh-reports'));
  expect(pages.some((path) => path.endsWith('.md'))).toBe(true);
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${ports['query-service']}/queries`, { headers });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: 'Bearer a-token-of-this-test' })).status).toBe(200);

  expect(writtenBelow(image.app, laidOut)).toEqual([]);
});

test('each role listens to its own queue alone', async () => {
  for (const [name, { environment }] of own) {
    const roles = environment?.['FRESH_ROLES'];
    if (roles === undefined) continue;
    const health = await fetch(`http://127.0.0.1:${ports[name]}/health`).then((answer) => answer.json());
    expect(health, name).toMatchObject({ status: 'ok', roles: [roles] });
  }
});
