import { expect, test } from 'vitest';
import { parseSettings } from '../../../../adapters/settings-file/parse-settings.ts';
import { defaultSettings } from '../../../../schemas/settings.ts';

const text = `repositories:
  - https://github.com/o/r
  - { repo: git@example.net:x/y.git, ref: develop, token: work }
tokens:
  work: { env: WORK_TOKEN, hosts: [git.example.org, "127.0.0.1:8080"], user: bot }
hosts:
  git.example.org: { kind: gitlab, api: https://git.example.org/api/v4 }
aliases: { github.com/old/r: github.com/o/r }
teams: { git.example.org/data: Data Engineering }
`;

test('a whole file', () => {
  expect(parseSettings(text, 'f.yml')).toEqual({
    ...defaultSettings,
    repositories: [
      { repo: 'https://github.com/o/r' },
      { repo: 'git@example.net:x/y.git', ref: 'develop', token: 'work' },
    ],
    tokens: { work: { env: 'WORK_TOKEN', hosts: ['git.example.org', '127.0.0.1:8080'], user: 'bot' } },
    hosts: { 'git.example.org': { kind: 'gitlab', api: 'https://git.example.org/api/v4' } },
    aliases: { 'github.com/old/r': 'github.com/o/r' },
    teams: { 'git.example.org/data': 'Data Engineering' },
  });
});

test('an empty file gives the defaults', () => {
  expect(parseSettings('# nothing\n', 'f.yml')).toEqual(defaultSettings);
});

test.each([
  ['a: [1', /^f\.yml:\d+: not YAML/],
  ['teams: {}\ntokens:\n  work:\n    env: A\n    hosts: []\n', /^f\.yml:5: tokens\.work\.hosts: /],
  [
    'tokens:\n  work: { env: A, file: b, hosts: [x.org] }\n',
    /^f\.yml:2: tokens\.work: give either env or file/,
  ],
  ['tokens:\n  work: { token: "s3cret", env: A, hosts: [x.org] }\n', /^f\.yml:2: tokens\.work: /],
  ['hosts:\n  X.org: { kind: gitlab }\n', /hosts\.X\.org/],
  ['teams: {}\nteams: {}\n', /^f\.yml:2: not YAML/],
])('faults are named with line and path: %j', (faulty, message) => {
  expect(() => parseSettings(faulty, 'f.yml')).toThrow(message);
  expect(() => parseSettings(faulty, 'f.yml')).not.toThrow(/s3cret/);
});
