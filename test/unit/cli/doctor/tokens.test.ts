import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTokens } from '../../../../cli/doctor/tokens.ts';

test('tokens are told by name and presence, and no value leaks', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'fresh-tokens-')), 'settings.yml');
  writeFileSync(
    file,
    'tokens:\n  given: {env: GIVEN_TOKEN, hosts: [git.example.org]}\n  absent: {env: ABSENT_TOKEN, hosts: [git.example.org]}\n',
  );
  const found = await findTokens(file, { GIVEN_TOKEN: 's3cret-value' });
  expect(found.tokens.map(({ name, present }) => [name, present])).toEqual([
    ['given', true],
    ['absent', false],
  ]);
  expect(JSON.stringify(found)).not.toContain('s3cret');
});

test('a settings file that cannot be understood is said, not thrown', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'fresh-tokens-')), 'settings.yml');
  writeFileSync(file, 'tokens: 7\n');
  expect((await findTokens(file, {})).settingsTrouble).toBeTruthy();
});
