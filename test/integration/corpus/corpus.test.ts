import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';

const corpus = process.env['FRESH_CORPUS'] ?? '';

/** Bare repositories right below the folder, or one level deeper under the name `repo`. */
const repositories = (existsSync(corpus) ? readdirSync(corpus) : [])
  .flatMap((name) => [join(corpus, name), join(corpus, name, 'repo')])
  .filter((path) => existsSync(join(path, 'HEAD')) && existsSync(join(path, 'objects')))
  .sort();

if (repositories.length === 0) {
  process.stderr.write(
    'FRESH_CORPUS names no folder of bare repositories: 2 tests for each of them were not run\n',
  );
}

describe.skipIf(repositories.length === 0)('real histories', () => {
  let fleet: Fleet;
  const process = async (path: string, ...more: string[]): Promise<ProcessResult> => {
    const { json, stderr } = await runCli(['process', path, ...more, '--json'], fleet.env);
    return ProcessResult.parse(json, { error: () => stderr });
  };
  beforeAll(async () => {
    fleet = await startFleet(mkdtempSync(join(tmpdir(), 'fresh-corpus-')));
    await runCli(['graph', 'migrate'], fleet.env);
  });
  afterAll(() => fleet.stop());

  test.each(repositories)('%s is processed to its end, nothing lost', async (path) => {
    const result = await process(path);
    expect(['complete', 'partial']).toContain(result.outcome);
    expect(result.staged).toBe((result.accepted ?? 0) + (result.rejected ?? 0) + (result.dead_lettered ?? 0));
    expect(result.dead_lettered).toBe(0);
  });

  test.each(repositories)('%s processed again by force creates and changes nothing', async (path) => {
    const again = await process(path, '--force');
    expect(again).toMatchObject({ created: { nodes: 0, edges: 0 }, changed: 0 });
  });
});
