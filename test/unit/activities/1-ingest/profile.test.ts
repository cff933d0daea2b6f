import { describe, expect, test } from 'vitest';
import { ownerOfAll } from '../../../../activities/1-ingest/profile/codeowners.ts';
import { MOST_MARKERS } from '../../../../activities/1-ingest/profile/markers.ts';
import { buildProfile } from '../../../../activities/1-ingest/profile/profile.ts';
import { chooseTeam } from '../../../../activities/1-ingest/profile/team.ts';
import { FileEntry, Profile } from '../../../../schemas/repository.ts';

const file = (path: string, language: string | null, more: object = {}): FileEntry =>
  FileEntry.parse({
    path,
    blob: 'a'.repeat(40),
    size: 10,
    mode: 'file',
    state: 'text',
    language,
    lines: 3,
    ...more,
  });

function profileOf(files: readonly FileEntry[]) {
  const builder = buildProfile();
  for (const each of files) builder.add(each);
  return builder.finish({
    team: 'Data Engineering',
    miners: [
      {
        name: 'dbt',
        reason: ({ markers }) =>
          markers.some(({ kind }) => kind === 'dbt') ? 'dbt_project.yml is there' : null,
      },
      {
        name: 'python',
        reason: ({ languages }) =>
          languages.some(({ language }) => language === 'Python') ? 'it has Python' : null,
      },
    ],
  });
}

test('languages by lines, markers with the folder they govern, and every miner with its reason', () => {
  const { profile, set_aside, markers_left_out } = profileOf([
    file('dbt_project.yml', 'YAML'),
    file('dbt_packages/utils/dbt_project.yml', 'YAML'),
    file('infra/Pulumi.yaml', 'YAML', { lines: 1 }),
    file('integration/dbt_project.yml', 'YAML'),
    file('jobs/databricks.yml', 'YAML'),
    file('jobs/nb.sql', 'SQL', { notebook: true, lines: 30 }),
    file('logo.png', null, { state: 'binary', lines: null }),
    file('models/a.sql', 'SQL'),
    file('web/node_modules/x/package.json', 'JSON'),
    file('web/package.json', 'JSON'),
  ]);
  expect(Profile.parse(profile)).toMatchObject({
    rules_version: '0.1',
    team: 'Data Engineering',
    files: 10,
    bytes: 100,
    languages: [
      { language: 'SQL', files: 2, lines: 33 },
      { language: 'YAML', files: 5, lines: 13 },
      { language: 'JSON', files: 2, lines: 6 },
    ],
    markers: [
      { kind: 'dbt', root: '', evidence: 'dbt_project.yml' },
      { kind: 'dbt', root: 'integration', evidence: 'integration/dbt_project.yml' },
      { kind: 'databricks-bundle', root: 'jobs', evidence: 'jobs/databricks.yml' },
      { kind: 'pulumi', root: 'infra', evidence: 'infra/Pulumi.yaml' },
      { kind: 'sql', root: '', evidence: 'jobs/nb.sql' },
      { kind: 'notebook', root: '', evidence: 'jobs/nb.sql' },
      { kind: 'node-package', root: 'web', evidence: 'web/package.json' },
    ],
    miners: [
      { miner: 'dbt', chosen: true, why: 'dbt_project.yml is there' },
      { miner: 'python', chosen: false, why: expect.stringMatching(/./) },
    ],
  });
  expect(set_aside).toEqual({ binary: 1 });
  expect(markers_left_out).toBe(0);
});

test('a repository of ten thousand packages still has a small profile, and says what it leaves out', () => {
  const packages = Array.from({ length: 10_000 }, (_, n) =>
    file(`p/${String(n).padStart(5, '0')}/package.json`, 'JSON'),
  );
  const { profile, markers_left_out } = profileOf(packages);
  expect(profile.markers).toHaveLength(MOST_MARKERS);
  expect(markers_left_out).toBe(10_000 - MOST_MARKERS);
  const deep = profileOf(
    Array.from({ length: 50 }, (_, n) => file(`${'d'.repeat(2000)}${n}/package.json`, 'JSON')),
  );
  expect(JSON.stringify(deep.profile).length).toBeLessThan(32_000);
  expect(deep.markers_left_out).toBeGreaterThan(0);
});

describe('owner of the whole repository', () => {
  test.each([
    ['* @org/data', 'org/data'],
    ['* @someone @org/data', 'org/data'],
    ['* @someone', 'someone'],
    ['* person@example.org', null],
    ['* @org/old\n* @org/new', 'org/new'],
    ['* @org/data\n/docs/ @org/docs', 'org/data'],
    ['* @org/data # not @org/other', 'org/data'],
    ['# * @org/data', null],
    ['*.py @org/python', null],
    ['* @org/data\n*', null],
    ['[Everything] @group/sub/team\n*', 'group/sub/team'],
    ['^[Optional][2] @group/team\n* @group/own', 'group/own'],
    ['', null],
  ])('%j', (text, owner) => {
    expect(ownerOfAll(text)).toBe(owner);
  });
});

describe('team', () => {
  const teams = { 'local/x': 'Longer', local: 'Shorter' };
  test.each([
    ['github.com/pallets/flask', 'github', '* @org/web', 'org/web'],
    ['github.com/pallets/flask', 'github', null, 'pallets'],
    ['gitlab.com/a/b/c', 'gitlab', '/docs @x', 'a/b'],
    ['dev.azure.com/org/project/_git/repo', 'azure-devops', null, 'org/project'],
    ['local/x/y', 'local', null, 'Longer'],
    ['local/xy~12345678', 'local', null, 'Shorter'],
    ['example.net/repo', 'git', null, 'unassigned'],
  ] as const)('%s (%s) with CODEOWNERS %j: %s', (key, host_kind, codeowners, team) => {
    expect(chooseTeam({ repository: { key, host_kind }, codeowners, teams })).toBe(team);
  });
});
