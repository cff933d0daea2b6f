import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGitMirrors } from '../../adapters/git/create-git-mirrors.ts';
import { projectRoot } from '../../infra/local/settings.ts';
import { createLakehouse } from '../../infra/sample/create-lakehouse.ts';
import { serveRepositories } from '../../infra/sample/serve-repositories.ts';
import { defaultSettings } from '../../schemas/settings.ts';

const PUBLIC = 'https://github.com/dbt-labs/jaffle-shop-classic';

export interface DemoRepositories {
  readonly addresses: readonly string[];
  /** What was left out, and why, in sentences. */
  readonly leftOut: readonly string[];
  readonly close: () => Promise<void>;
}

/** The repositories that the demo processes: this project, a sample lakehouse over smart HTTP, a public dbt project. */
export async function openDemoRepositories(
  home: string,
  print: (line: string) => void,
): Promise<DemoRepositories> {
  const served = join(home, 'sample');
  const { commits } = await createLakehouse(join(served, 'lakehouse.git'));
  const server = await serveRepositories(served);
  print(`sample lakehouse: ${commits} commits, served at ${server.url}/lakehouse.git`);
  const own = existsSync(join(projectRoot, '.git'));
  const reached = await isReachable(PUBLIC, home);
  return {
    addresses: [...(own ? [projectRoot] : []), `${server.url}/lakehouse.git`, ...(reached ? [PUBLIC] : [])],
    leftOut: [
      ...(own ? [] : ['This folder is no git clone, so the project itself is left out.']),
      ...(reached ? [] : [`The network does not reach ${PUBLIC}: it is left out.`]),
    ],
    close: server.close,
  };
}

/** One question for the refs, given up after ten seconds: the demo must not wait for a network that is not there. */
async function isReachable(repo: string, home: string): Promise<boolean> {
  const mirrors = createGitMirrors({
    root: join(home, 'data', 'mirrors'),
    settings: defaultSettings,
    env: process.env,
  });
  return mirrors.resolve({ repo }, AbortSignal.timeout(10_000)).then(
    () => true,
    () => false,
  );
}
