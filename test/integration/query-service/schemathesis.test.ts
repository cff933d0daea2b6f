import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { schemathesisPython } from '../../../infra/local/installers/schemathesis.ts';
import { readVersions } from '../../../infra/local/versions.ts';
import { shopSaid } from '../../../queries/_sample/shop.ts';
import { queries } from '../../../queries/registry.ts';
import type { Ask } from '../../../queries/saved-query.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, graphUrl, openBench } from '../write/write-bench.ts';
import { type OpenService, openService } from './open-service.ts';

const repo = 'test.example/schemathesis-shop';
const token = 'a token that only this test knows';
let bench: Bench;
let root: string;
beforeAll(async () => {
  bench = await openBench([repo]);
  root = mkdtempSync(join(tmpdir(), 'fresh-schemathesis-'));
  const run = runOf(repo, 1);
  await bench.write(run, await bench.seal(run, shopSaid));
});
afterAll(async () => {
  await bench.close();
  rmSync(root, { recursive: true });
});

/** Asks the service all that its description allows, and much that it does not; tells how that ended and what was found. */
function probe(
  service: OpenService,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const python = schemathesisPython(inject('servers').toolchainHome, readVersions().local.schemathesis);
  const all = [
    ...['-m', 'schemathesis.cli', 'run', `${service.url}/openapi.json`],
    ...[
      '--checks',
      'all',
      '--seed',
      '1',
      '--header',
      `Authorization: Bearer ${token}`,
      '--suppress-health-check',
      'all',
    ],
    ...args,
  ];
  return new Promise((resolve) => {
    const child = execFile(
      python,
      all,
      { cwd: root, env: { ...process.env, NO_COLOR: '1', COLUMNS: '160' }, maxBuffer: 2 ** 28 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: `${stdout}\n${stderr}` }),
    );
  });
}

test('whatever is asked, the service keeps to its description and never fails', async () => {
  const service = await openService(graphUrl(), root, { token });
  try {
    const { code, output } = await probe(service, [
      '--phases',
      'examples,coverage,fuzzing',
      '--max-examples',
      '5',
    ]);
    expect(code, output.slice(-6000)).toBe(0);
  } finally {
    await service.close();
  }
});

const broken: readonly (readonly [what: string, ask: (ask: Ask) => Ask, finding: RegExp])[] = [
  [
    'a query that fails',
    () => async () => {
      throw new Error('broken for the test');
    },
    /Server error/,
  ],
  [
    'rows that are not what the description says',
    () => (async () => [{ language: 7 }]) as unknown as Ask,
    /Response violates schema/,
  ],
];

test.each(broken)('the probe finds %s', async (_what, breakIt, finding) => {
  const graph = createGraph({ url: graphUrl() });
  const service = await openService(graphUrl(), root, {
    token,
    queries: { languages: queries.languages },
    ask: breakIt(createAsk(graph)),
  });
  try {
    const { code, output } = await probe(service, [
      '--phases',
      'coverage',
      '--include-operation-id',
      'languages',
    ]);
    expect(code).toBe(1);
    expect(output).toMatch(finding);
  } finally {
    await service.close();
    await graph.close();
  }
});
