import { expect, test } from 'vitest';
import { parseSettings } from '../../../adapters/settings-file/parse-settings.ts';
import { readEnvironment } from '../../../schemas/environment.ts';
import { wishedCheck, wishedNightly } from '../../../workers/schedules.ts';

const wish = (text: string, FRESH_NIGHTLY?: string) =>
  wishedNightly(parseSettings(text, 'f.yml'), readEnvironment({ FRESH_NIGHTLY }).FRESH_NIGHTLY);

const listed = 'repositories: [https://github.com/o/r]\n';

test('repositories that are listed are processed at two, unless something says otherwise', () => {
  expect(wish(listed)).toEqual({ at: '02:00', timezone: 'UTC', jitter: '10m' });
  expect(wish(`${listed}nightly: { at: "23:30", timezone: Europe/Berlin, jitter: 30s }`)).toEqual({
    at: '23:30',
    timezone: 'Europe/Berlin',
    jitter: '30s',
  });
});

test('none without repositories, or when it is turned off', () => {
  expect(wish('')).toBeNull();
  expect(wish('nightly: { on: true }')).toBeNull();
  expect(wish(`${listed}nightly: { on: false }`)).toBeNull();
  expect(wish(listed, 'off')).toBeNull();
});

test('the graph is looked through also without repositories, unless nights are turned off', () => {
  const check = (text: string, FRESH_NIGHTLY?: string) =>
    wishedCheck(parseSettings(text, 'f.yml'), readEnvironment({ FRESH_NIGHTLY }).FRESH_NIGHTLY);
  expect(check('')).toEqual({ at: '05:00', timezone: 'UTC', jitter: '10m' });
  expect(check('nightly: { check_at: "06:30" }')?.at).toBe('06:30');
  expect(check('nightly: { on: false }')).toBeNull();
  expect(check('', 'off')).toBeNull();
});

test('the environment has the last word', () => {
  expect(wish(`${listed}nightly: { on: false, at: "04:15" }`, 'on')?.at).toBe('04:15');
  expect(wish(`${listed}nightly: { on: false, at: "04:15" }`, '05:45')?.at).toBe('05:45');
  expect(wish('', 'on')).toBeNull();
});

test('what cannot be a time, a zone or a delay is refused with its line', () => {
  expect(() => wish(`${listed}nightly: { at: "25:00" }`)).toThrow('f.yml:2: nightly.at');
  expect(() => wish(`${listed}nightly: { timezone: Nowhere/Town }`)).toThrow('nightly.timezone');
  expect(() => wish(`${listed}nightly: { jitter: soon }`)).toThrow('nightly.jitter');
  expect(() => wish(listed, 'sometimes')).toThrow('FRESH_NIGHTLY');
});
