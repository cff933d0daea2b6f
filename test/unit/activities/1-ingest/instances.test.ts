import { expect, test } from 'vitest';
import { instancesOf } from '../../../../activities/1-ingest/profile/instances.ts';
import { parseSettings } from '../../../../adapters/settings-file/parse-settings.ts';

const settings = (text: string) => parseSettings(text, 'f.yml').instances;
const aliases = (repo: string, text: string) => instancesOf(repo, settings(text)).map(({ alias }) => alias);

const many = `instances:
  - { platform: snowflake, alias: all, catalogs: ['*'], repositories: ['**'] }
  - { platform: snowflake, alias: acme, catalogs: ['*'], repositories: ['github.com/acme/*', 'gitlab.com/acme/**'] }
  - { platform: databricks, alias: lake, default_catalog: main, repositories: [github.com/acme/lake] }
`;

test('the most exact pattern comes first', () => {
  expect(aliases('github.com/acme/lake', many)).toEqual(['lake', 'acme', 'all']);
  expect(aliases('github.com/acme/jobs', many)).toEqual(['acme', 'all']);
  expect(aliases('gitlab.com/acme/data/deep', many)).toEqual(['acme', 'all']);
  expect(aliases('github.com/acme/deep/er', many)).toEqual(['all']);
});

test('marks of a pattern are plain text but for the star', () => {
  const text = `instances: [{ platform: duckdb, alias: a, catalogs: [x], repositories: ['git.example.org/a+b(c)'] }]`;
  expect(aliases('git.example.org/a+b(c)', text)).toEqual(['a']);
  expect(aliases('gitXexample.org/a+b(c)', text)).toEqual([]);
});

test('equally exact ones keep the order of the settings, whatever they match', () => {
  const text = (first: string, second: string) => `instances:
  - { platform: snowflake, alias: ${first}, catalogs: [a], repositories: ['github.com/*/lake'] }
  - { platform: snowflake, alias: ${second}, catalogs: [a], repositories: ['github.com/lake/*'] }
`;
  expect(aliases('github.com/lake/lake', text('one', 'two'))).toEqual(['one', 'two']);
  expect(aliases('github.com/lake/lake', text('two', 'one'))).toEqual(['two', 'one']);
});

test('what a repository is given does not say which repositories it is for', () => {
  expect(instancesOf('github.com/acme/lake', settings(many))[0]).toEqual({
    platform: 'databricks',
    alias: 'lake',
    default_catalog: 'main',
  });
});

test.each([
  [
    `instances:
  - { platform: snowflake, alias: a, catalogs: [shop], repositories: ['x/*'] }
  - { platform: snowflake, alias: b, catalogs: [crm, SHOP], repositories: ['y/*', 'x/*'] }
`,
    /^f\.yml:3: instances\.1\.repositories\.1: x\/\* is also that of snowflake:a/,
  ],
  [`instances: [{ platform: snowflake, alias: a, repositories: ['x/*'] }]`, /give its catalogs/],
  [
    `instances: [{ platform: oracle, alias: a, catalogs: [x], repositories: ['x/*'] }]`,
    /instances\.0\.platform/,
  ],
  [
    `instances: [{ platform: duckdb, alias: 'a/b', catalogs: [x], repositories: ['x/*'] }]`,
    /instances\.0\.alias/,
  ],
])('settings that leave a name open are refused: %#', (text, message) => {
  expect(() => settings(text)).toThrow(message);
});

test('one alias may explain several repositories in several ways', () => {
  const text = `instances:
  - { platform: snowflake, alias: a, default_catalog: shop, default_schema: core, repositories: ['x/*'] }
  - { platform: snowflake, alias: a, default_catalog: shop, default_schema: mart, repositories: ['x/*'] }
`;
  expect(settings(text)).toHaveLength(2);
});
