import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { Settings } from '../../../schemas/settings.ts';
import { makeFolder } from '../../servers/make-repository.ts';

const TOKEN = 'tok-3n';
let server: Server;
let url = '';
const seen: { path: string; authorization: string | undefined }[] = [];

/** The fields as GitHub (api version 2022-11-28) and GitLab (v4) document them, among others that are not used. */
const ANSWERS: Readonly<Record<string, object>> = {
  '/api/repos/org/repo': {
    id: 1,
    name: 'repo',
    description: 'Sales marts',
    topics: ['sql', 'dbt'],
    license: { key: 'mit', name: 'MIT License', spdx_id: 'MIT' },
    archived: true,
  },
  '/api/repos/org/odd': { id: 2, description: null, license: { spdx_id: 'NOASSERTION', name: 'Other' } },
  '/api/repos/org/strange': { description: 5 },
  '/api/projects/group%2Fsub%2Frepo?license=true': {
    id: 3,
    description: '',
    topics: [],
    license: { key: 'apache-2.0', name: 'Apache License 2.0' },
    archived: false,
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', authorization: request.headers.authorization });
    const body = request.headers.authorization === `Bearer ${TOKEN}` ? ANSWERS[request.url ?? ''] : undefined;
    response
      .writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(body ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function ask(kind: 'github' | 'gitlab', path: string, token: string | null, api = `${url}/api`) {
  const host = new URL(url).host;
  const settings = Settings.parse({
    tokens: { work: { env: 'T', hosts: [host] } },
    hosts: { [host]: { kind, api } },
  });
  const mirrors = createGitMirrors({ root: makeFolder(), settings, env: { T: TOKEN } });
  return mirrors.metadata({
    key: `127.0.0.1/${path}`,
    host_kind: kind,
    url: `${url}/${path}`,
    web_url: null,
    ref: 'refs/heads/main',
    sha: 'a'.repeat(40),
    token_name: token,
  });
}

test('GitHub', async () => {
  expect(await ask('github', 'org/repo', 'work')).toEqual({
    description: 'Sales marts',
    topics: ['dbt', 'sql'],
    licence: 'MIT',
    archived: true,
  });
  expect(await ask('github', 'org/odd', 'work')).toEqual({
    description: null,
    topics: [],
    licence: null,
    archived: null,
  });
});

test('GitLab', async () => {
  expect(await ask('gitlab', 'group/sub/repo', 'work')).toEqual({
    description: null,
    topics: [],
    licence: 'apache-2.0',
    archived: false,
  });
});

test('no token, no answer, a strange answer, no server: nothing known, no failure', async () => {
  const before = seen.length;
  expect(await ask('github', 'org/repo', null)).toBeNull();
  expect(seen.length).toBe(before);
  expect(await ask('github', 'org/none', 'work')).toBeNull();
  expect(await ask('github', 'org/strange', 'work')).toBeNull();
  expect(await ask('github', 'org/repo', 'work', 'http://127.0.0.1:1/api')).toBeNull();
});
