import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { miningPoolOptions } from '../../../../activities/2-mine/mining-pool.ts';
import { imageReferences } from '../../../../infra/docker/image-references.ts';
import { composeEnvironment } from '../../../../infra/local/container-engine.ts';
import { readStackSettings } from '../../../../infra/local/settings.ts';
import { stackSecrets } from '../../../../infra/local/stack-secrets.ts';
import { readVersions } from '../../../../infra/local/versions.ts';
import { Environment } from '../../../../schemas/environment.ts';
import { taskQueues } from '../../../../workflows/task-queues.ts';
import { faultsAgainst } from '../../../published-schema.ts';
import { compose, composeText, own, services, withDefaults } from './compose-file.ts';

const names = <T>(entries: readonly (readonly [string, T])[]): string[] => entries.map(([name]) => name);

test('the file is what the Compose Specification describes', () => {
  expect(faultsAgainst('compose-spec.json', compose)).toEqual([]);
  const odd = { ...compose, services: { ...compose.services, odd: { image: 'x', develop: { wach: [] } } } };
  expect(faultsAgainst('compose-spec.json', odd).join()).toContain('wach');
});

test('each role runs in one service, and the edge lane cannot be doubled', () => {
  const roles = services.flatMap(([, { environment }]) => environment?.['FRESH_ROLES'] ?? []);
  expect(roles.sort()).toEqual(Object.keys(taskQueues).sort());
  const edges = services.find(([, { environment }]) => environment?.['FRESH_ROLES'] === 'edges')?.[1];
  expect(edges?.container_name).toBeDefined();
  expect(edges?.deploy?.replicas).toBe(1);
});

test('every variable given to a process of ours is one that it reads', () => {
  const known = new Set(Object.keys(Environment.shape));
  for (const [name, { environment = {} }] of own) {
    expect(
      Object.keys(environment).filter((key) => !known.has(key)),
      name,
    ).toEqual([]);
    const values = Object.fromEntries(
      Object.entries(environment).filter(([, value]) => !value.includes(':?}')),
    );
    const plain = Object.entries(values).map(([key, value]) => [key, withDefaults(value) || undefined]);
    expect(Environment.safeParse(Object.fromEntries(plain)).error, name).toBeUndefined();
  }
});

test('every variable of the file comes from the images, or is told in the example', () => {
  const used = [...composeText.matchAll(/\$\{(\w+)(:\?|:-)?/g)].map(([, name]) => String(name));
  const images = Object.keys(imageReferences(readVersions()));
  const example = readFileSync('infra/docker/example.env', 'utf8');
  const told = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => String(name));
  expect([...new Set(used)].sort()).toEqual([...images, ...told].sort());
});

test('`fresh up` gives images and secrets, and nothing that the file does not ask for', () => {
  const given = Object.keys(composeEnvironment(readStackSettings({ FRESH_SETTINGS: 'package.json' })));
  const required = [...composeText.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => String(name));
  expect(given.filter((name) => !composeText.includes(`\${${name}:`))).toEqual([]);
  expect(required.filter((name) => ![...given, ...stackSecrets].includes(name))).toEqual([]);
});

test('a secret has no default and stands in no file', () => {
  for (const name of stackSecrets) {
    const uses = [...composeText.matchAll(new RegExp(`\\$\\{${name}([^}]*)\\}`, 'g'))];
    expect(uses.length, name).toBeGreaterThan(0);
    expect(
      uses.filter(([, rest]) => rest !== ':?'),
      name,
    ).toEqual([]);
  }
  const held = services.flatMap(([, { environment = {} }]) =>
    Object.entries(environment).filter(([key]) => /PASSWORD|PWD|TOKEN|SECRET/.test(key)),
  );
  expect(held.length).toBeGreaterThan(3);
  expect(held.filter(([, value]) => !/^\$\{\w+:\?\}$/.test(value))).toEqual([]);
});

test('images come from infra/versions.yml alone', () => {
  const foreign = services.filter(([, { build }]) => build === undefined);
  expect(foreign.filter(([, { image }]) => !/^\$\{FRESH_IMAGE_\w+:\?\}$/.test(image))).toEqual([]);
  expect(own.filter(([, { image }]) => !/^fresh-[a-z-]+:\$\{FRESH_RELEASE:-\w+\}$/.test(image))).toEqual([]);
});

test('nobody runs with more rights than it needs', () => {
  expect(names(services.filter(([, { cap_drop }]) => cap_drop?.[0] !== 'ALL'))).toEqual([]);
  const gaining = services.filter(([, it]) => !it.security_opt?.includes('no-new-privileges:true'));
  expect(names(gaining)).toEqual([]);
  expect(names(services.filter(([, { user }]) => user === 'root' || user?.startsWith('0')))).toEqual([]);
  expect(
    names(services.filter(([, { deploy }]) => deploy?.resources.limits['memory'] === undefined)),
  ).toEqual([]);
  const writable = services.filter(([, { read_only }]) => read_only !== true);
  // These write beside their volumes at start: configuration made from templates, caches, a secret.
  expect(names(writable)).toEqual(['memgraph', 'memgraph-lab', 'temporal', 'temporal-ui', 'prometheus']);
});

test('ports are published on loopback, and only from the network that can', () => {
  const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => ({ name, port })));
  expect(published.length).toBeGreaterThan(6);
  expect(published.filter(({ port }) => !/^127\.0\.0\.1:\$\{\w+:-\d+\}:\d+$/.test(port))).toEqual([]);
  expect(new Set(published.map(({ port }) => withDefaults(port))).size).toBe(published.length);
  const shut = published.filter(({ name }) => !compose.services[name]?.networks.includes('outside'));
  expect(shut).toEqual([]);
  expect(compose.networks['inside']?.internal).toBe(true);
});

test('a health check asks where its process listens', () => {
  const listening: Record<string, string> = {
    memgraph: compose.services['memgraph']?.command?.join().match(/--bolt-port=(\d+)/)?.[1] ?? '',
    temporal: '7233',
    'temporal-db': '127.0.0.1',
    prometheus: '9090',
    grafana: '3000',
    'query-service': compose.services['query-service']?.environment?.['FRESH_QUERY_PORT'] ?? '',
  };
  for (const [name, { healthcheck, environment }] of services) {
    if (healthcheck === undefined) continue;
    const port = environment?.['FRESH_ROLES'] ? environment['FRESH_METRICS_PORT'] : listening[name];
    expect(healthcheck.test.join(' '), name).toContain(port);
  }
  for (const [name, { ports = [], environment }] of services) {
    const inside = ports.map((port) => port.split(':').at(-1));
    if (name in listening && environment?.['FRESH_QUERY_PORT']) expect(inside).toEqual([listening[name]]);
  }
});

test('who waits for somebody waits for something that can come true', () => {
  for (const [name, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const awaited = compose.services[other];
      expect(awaited, `${name} waits for ${other}`).toBeDefined();
      if (condition === 'service_healthy') expect(awaited?.healthcheck, other).toBeDefined();
      else expect(condition).toBe('service_completed_successfully');
      // A service of a profile may only be awaited by others of that profile.
      for (const profile of awaited?.profiles ?? [])
        expect(compose.services[name]?.profiles).toContain(profile);
    }
  }
});

test('every volume, network and setting that is declared is used, and the other way round', () => {
  const mounted = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((it) => withDefaults(it).split(':')[0]),
  );
  const named = mounted.filter((source) => !source?.startsWith('.'));
  expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  const bound = mounted.filter((source) => source?.startsWith('./')).map(String);
  const made = bound.filter((path) => !existsSync(path));
  // Dashboards are made from code; a fresh checkout has them.
  expect(made).toEqual([]);
  const joined = new Set(services.flatMap(([, { networks }]) => networks));
  expect([...joined].sort()).toEqual(Object.keys(compose.networks).sort());
  const files = Object.values(compose.configs).map(({ file }) => withDefaults(file));
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('what a process of ours writes lies in a mount', () => {
  for (const [name, service] of own) {
    const { environment = {}, volumes = [], tmpfs = [], configs = [] } = service;
    const mounts = [
      ...volumes.map((it) => withDefaults(it).split(':')[1]),
      ...tmpfs.map((it) => it.split(':')[0]),
    ];
    if (environment['FRESH_ROLES'] !== undefined) expect(mounts, name).toContain(environment['FRESH_HOME']);
    if (environment['FRESH_STAGING_DIR']) {
      const { FRESH_STAGING_DIR: staging } = environment;
      expect(
        mounts.some((mount) => staging.startsWith(`${mount}/`)),
        name,
      ).toBe(true);
    }
    if (environment['FRESH_REPORTS_DIR']) expect(mounts, name).toContain(environment['FRESH_REPORTS_DIR']);
    expect(mounts, `${name}: HOME and temporary files`).toContain('/tmp');
    // An engine mounts a tmpfs noexec, and then the compiler of the workflow bundle cannot load what it unpacked there.
    if (environment['FRESH_ROLES']) expect(tmpfs.find((it) => it.startsWith('/tmp:'))).toContain(',exec');
    expect(
      configs.map(({ target }) => target),
      name,
    ).toContain(environment['FRESH_SETTINGS']);
  }
});

test('mining has the memory that its processes may take', () => {
  const mine = compose.services['mine-worker'];
  const threads = Number(withDefaults(mine?.environment?.['FRESH_MINE_THREADS'] ?? ''));
  const memory = withDefaults(String(mine?.deploy?.resources.limits['memory']));
  const gigabytes = Number(/^(\d+)g$/.exec(memory)?.[1]);
  expect(gigabytes * 1024).toBeGreaterThanOrEqual((threads + 1) * miningPoolOptions.memoryMb);
});

test('Prometheus asks services of this file on the ports that they serve', () => {
  const { scrape_configs } = parse(readFileSync('infra/prometheus/prometheus.yml', 'utf8')) as {
    scrape_configs: {
      authorization?: { credentials_file: string };
      static_configs: { targets: string[] }[];
    }[];
  };
  const tokens = scrape_configs.flatMap((job) => job.authorization?.credentials_file ?? []);
  const mounted = (compose.services['prometheus']?.secrets ?? []).map((name) => `/run/secrets/${name}`);
  expect(tokens).toEqual(mounted);
  for (const { environment } of Object.values(compose.secrets)) expect(stackSecrets).toContain(environment);
  const targets = scrape_configs.flatMap((job) => job.static_configs.flatMap((group) => group.targets));
  const served = own.flatMap(([name, { environment = {} }]) =>
    ['FRESH_METRICS_PORT', 'FRESH_CORE_METRICS_PORT', 'FRESH_QUERY_PORT'].flatMap((key) =>
      environment[key] === undefined ? [] : [`${name}:${environment[key]}`],
    ),
  );
  expect(targets.sort()).toEqual(served.sort());
});

test('a change of the source reaches every process of ours that stays', () => {
  const watched = own.filter(([, { develop }]) => develop?.watch.length === 1);
  expect(names(own.filter((entry) => !watched.includes(entry)))).toEqual(['set-up']);
});
