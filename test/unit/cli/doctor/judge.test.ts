import { expect, test } from 'vitest';
import type { Facts } from '../../../../cli/doctor/facts.ts';
import { isWell, judge } from '../../../../cli/doctor/judge.ts';

const well: Facts = {
  engine: 'local',
  tools: {
    node: 'v24.21.0',
    git: 'git version 2.39.5',
    go: 'go version go1.26.8 linux/amd64',
    java: 17,
    maven: 'Apache Maven 3.8.7',
  },
  installed: { temporal: true, graph: true, chromium: '/usr/bin/chromium' },
  portTroubles: [],
  diskFreeBytes: 50 * 1024 ** 3,
  memoryBytes: 16 * 1024 ** 3,
  stack: { services: [{ name: 'temporal', port: 7233, health: 'healthy' }] },
  temporal: { serving: true, missingAttributes: [] },
  graph: { server: 'memgraph 3.12.0', pendingMigrations: [] },
  settingsTrouble: null,
  tokens: [{ name: 'github', from: 'environment variable GH', present: true }],
};

const bad = (facts: Facts) => judge(facts).filter(({ level }) => level === 'failed');

test('a machine on which all is well has nothing to do', () => {
  const findings = judge(well);
  expect(findings.filter(({ level, todo }) => level !== 'ok' || todo !== null)).toEqual([]);
  expect(isWell(findings)).toBe(true);
});

test.each<[string, Partial<Facts>, string]>([
  ['old git', { tools: { ...well.tools, git: 'git version 2.20.1' } }, 'git'],
  ['no Java', { tools: { ...well.tools, java: null } }, 'Java'],
  ['Java 11', { tools: { ...well.tools, java: 11 } }, 'Java'],
  ['little disk', { diskFreeBytes: 1024 ** 3 }, 'disk'],
  ['little memory', { memoryBytes: 1024 ** 3 }, 'memory'],
  ['a port taken', { portTroubles: ['Port 7233 is taken'] }, 'ports'],
  [
    'an unhealthy service',
    { stack: { services: [{ name: 'worker', port: 9464, health: 'restarting' }] } },
    'worker',
  ],
  ['no namespace', { temporal: { serving: true, missingAttributes: null } }, 'namespace'],
  ['a missing attribute', { temporal: { serving: true, missingAttributes: ['Repo'] } }, 'search attributes'],
  ['the graph away while the stack is up', { graph: { server: null, pendingMigrations: null } }, 'graph'],
  ['bad settings', { settingsTrouble: 'tokens: not a map' }, 'settings'],
])('%s fails and says what to do', (_, change, name) => {
  const failed = bad({ ...well, ...change });
  expect(failed.map((finding) => finding.name)).toEqual([name]);
  expect(failed.every(({ todo }) => todo !== null && todo !== '')).toBe(true);
});

test('before the first start, absent servers are no failure but missing tools that bring them are', () => {
  const fresh: Facts = {
    ...well,
    stack: null,
    installed: { temporal: false, graph: false, chromium: null },
    temporal: { serving: false, missingAttributes: null },
    graph: { server: null, pendingMigrations: null },
  };
  expect(bad(fresh)).toEqual([]);
  expect(bad({ ...fresh, tools: { ...well.tools, go: null } }).map(({ name }) => name)).toEqual([
    'Go (for the temporal server)',
  ]);
  expect(
    bad({ ...fresh, installed: { ...fresh.installed, temporal: true }, tools: { ...well.tools, go: null } }),
  ).toEqual([]);
});

test('containers need neither Java nor Go nor Maven', () => {
  const tools = { ...well.tools, go: null, java: null, maven: null };
  expect(
    bad({
      ...well,
      engine: 'compose',
      tools,
      installed: { ...well.installed, temporal: false, graph: false },
    }),
  ).toEqual([]);
});

test('an absent token is named, never a failure of the machine', () => {
  const findings = judge({
    ...well,
    tokens: [{ name: 'gitlab', from: 'file /run/secrets/gitlab', present: false }],
  });
  expect(isWell(findings)).toBe(true);
  expect(findings.find(({ name }) => name === 'token gitlab')?.todo).toContain('/run/secrets/gitlab');
});
