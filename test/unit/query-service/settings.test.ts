import { expect, test } from 'vitest';
import { readServiceSettings } from '../../../query-service/settings.ts';

test('it listens on loopback unless told otherwise, and needs no token there', () => {
  expect(readServiceSettings({})).toMatchObject({ host: '127.0.0.1', port: 8090, token: null });
  for (const FRESH_LISTEN of ['localhost', '::1', '127.0.0.2'])
    expect(readServiceSettings({ FRESH_LISTEN }).token).toBeNull();
});

test('where others can reach it, it does not start without a token', () => {
  for (const FRESH_LISTEN of ['0.0.0.0', '::', '10.1.2.3', 'fresh.example.org', '127.evil.example'])
    expect(() => readServiceSettings({ FRESH_LISTEN })).toThrow('FRESH_QUERY_TOKEN');
  const FRESH_QUERY_TOKEN = 'a long and random text';
  expect(readServiceSettings({ FRESH_LISTEN: '0.0.0.0', FRESH_QUERY_TOKEN }).token).toBe(FRESH_QUERY_TOKEN);
});

test('a short token is no token, and the refusal does not print it', () => {
  expect(() => readServiceSettings({ FRESH_QUERY_TOKEN: 'hunter2' })).toThrow('at least 16 characters');
  expect(() => readServiceSettings({ FRESH_QUERY_TOKEN: 'hunter2' })).not.toThrow('hunter2');
});
