import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../../cli/exit-codes.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { type Fleet, freePort, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-ci-'));
// Every character that a tag may have and a shell would act upon.
const hostileTag = 'v1;touch${IFS}a;`touch${IFS}b`"$(touch${IFS}c)"\'&d';
const notes: { path: string; token: string | undefined; body: Record<string, string> }[] = [];
let fleet: Fleet;
let gitlab: Server;
let gitlabUrl: string;
let repository: SmallRepository;

beforeAll(async () => {
  fleet = await startFleet(join(home, 'fleet'));
  expect((await runCli(['graph', 'migrate'], fleet.env)).code).toBe(0);
  repository = new SmallRepository(join(home, 'meters'));
  repository.commit('Start', sampleFiles(3));
  repository.git('tag', hostileTag);
  const port = await freePort();
  gitlab = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      notes.push({ path: request.url ?? '', token: request.headers['private-token']?.toString(), body });
      response.writeHead(request.url?.includes('/9/') ? 403 : 201).end('{}');
    });
  }).listen(port, '127.0.0.1');
  gitlabUrl = `http://127.0.0.1:${port}/api/v4`;
});

afterAll(async () => {
  gitlab.close();
  await fleet.stop();
});

/** Runs a script of the templates in a folder of its own, as a runner does. */
async function run(script: string, env: Record<string, string>) {
  const folder = mkdtempSync(join(home, 'job-'));
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const options = { cwd: folder, env: { ...fleet.env, PATH: path, ...env } };
  const code = await new Promise<number>((done) => {
    execFile('sh', [resolve(script)], options, (error) => done(error === null ? 0 : Number(error.code)));
  });
  return { code, folder, read: (name: string): string => readFileSync(join(folder, name), 'utf8') };
}

const files = (folder: string): string[] => readdirSync(folder).sort();

test('GitLab: a tag is processed, its name is a name and nothing else, the summary becomes a note', async () => {
  const job = {
    FRESH_APP: process.cwd(),
    CI_PROJECT_URL: repository.path,
    CI_COMMIT_TAG: hostileTag,
    CI_API_V4_URL: gitlabUrl,
    CI_PROJECT_ID: '7',
    CI_COMMIT_SHA: repository.git('rev-parse', 'HEAD'),
    FRESH_GITLAB_TOKEN: 'glpat-of-this-test',
  };
  const { code, folder, read } = await run('infra/gitlab/process-project.sh', job);
  const result = ProcessResult.parse(JSON.parse(read('fresh-result.json')));
  expect(code, JSON.stringify(result)).toBe(0);
  expect(result).toMatchObject({ outcome: 'complete', sha: job.CI_COMMIT_SHA });
  expect(files(folder)).toEqual(['fresh-output.txt', 'fresh-result.json', 'fresh-summary.md']);
  expect(notes.at(-1)).toEqual({
    path: `/api/v4/projects/7/repository/commits/${job.CI_COMMIT_SHA}/comments`,
    token: 'glpat-of-this-test',
    body: { note: read('fresh-summary.md') },
  });

  const merge = await run('infra/gitlab/process-project.sh', { ...job, CI_MERGE_REQUEST_IID: '12' });
  expect(merge.code).toBe(0);
  expect(notes.at(-1)?.path).toBe('/api/v4/projects/7/merge_requests/12/notes');
  expect(notes.at(-1)?.body['body']).toContain('### Fresh: unchanged');
});

test('GitLab: a run that failed fails the job, with or without a note', async () => {
  const { code, read } = await run('infra/gitlab/process-project.sh', {
    FRESH_APP: process.cwd(),
    CI_PROJECT_URL: repository.path,
    CI_COMMIT_BRANCH: 'no-such-branch',
    CI_API_V4_URL: gitlabUrl,
    CI_PROJECT_ID: '9',
    CI_COMMIT_SHA: '0'.repeat(40),
    FRESH_GITLAB_TOKEN: 'refused',
  });
  expect(code).toBe(exitCodes.failed);
  expect(read('fresh-summary.md')).toContain('### Fresh: failed');
  expect(notes.at(-1)?.path).toContain('/projects/9/');
});

test('GitHub: the summary is on the page of the job, the exit code among the outputs', async () => {
  // The launcher would install packages; the command line is the same.
  const app = join(home, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'fresh'), `#!/bin/sh\nexec node "${process.cwd()}/cli/main.ts" "$@"\n`);
  chmodSync(join(app, 'fresh'), 0o755);
  const step = {
    FRESH_APP: app,
    FRESH_REPOSITORY: repository.path,
    FRESH_REF: `refs/tags/${hostileTag}`,
    GITHUB_STEP_SUMMARY: join(home, 'step-summary.md'),
    GITHUB_OUTPUT: join(home, 'outputs.txt'),
  };
  const { code, folder } = await run('infra/github/process-repository.sh', step);
  expect(code).toBe(0);
  expect(files(folder)).toEqual(['fresh-output.txt', 'fresh-result.json', 'fresh-summary.md']);
  expect(readFileSync(step.GITHUB_STEP_SUMMARY, 'utf8')).toContain('### Fresh: unchanged');
  expect(readFileSync(step.GITHUB_OUTPUT, 'utf8')).toBe('exit-code=0\n');

  const away = { ...step, FRESH_TEMPORAL_ADDRESS: '127.0.0.1:1' };
  const failed = await run('infra/github/process-repository.sh', away);
  expect(failed.code).toBe(exitCodes.failed);
  expect(existsSync(join(failed.folder, 'fresh-summary.md'))).toBe(true);
  expect(readFileSync(step.GITHUB_OUTPUT, 'utf8')).toContain('exit-code=1');
});
