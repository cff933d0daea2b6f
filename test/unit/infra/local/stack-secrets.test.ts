import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { secretFile, secretOf } from '../../../../infra/local/stack-secrets.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-secrets-'));
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('a secret is made once, for its owner alone; one that is given is never written', () => {
  expect(secretOf(home, 'FRESH_QUERY_TOKEN', { FRESH_QUERY_TOKEN: 'given' })).toBe('given');
  expect(() => statSync(secretFile(home, 'FRESH_QUERY_TOKEN'))).toThrow(/ENOENT/);
  const made = secretOf(home, 'FRESH_QUERY_TOKEN', { FRESH_QUERY_TOKEN: '' });
  expect(made).toMatch(/^[0-9a-f]{48}$/);
  expect(secretOf(home, 'FRESH_QUERY_TOKEN', {})).toBe(made);
  expect(secretOf(home, 'FRESH_DB_PASSWORD', {})).not.toBe(made);
  expect(statSync(secretFile(home, 'FRESH_QUERY_TOKEN')).mode & 0o077).toBe(0);
});
