import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeEnvironment } from '../../../../infra/local/container-engine.ts';
import { readStackSettings } from '../../../../infra/local/settings.ts';

const text = readFileSync(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8');

test('`up` gives every version that docker-compose.yml asks for', () => {
  const asked = new Set([...text.matchAll(/\$\{(FRESH_IMAGE_\w+):\?\}/g)].map(([, name]) => String(name)));
  const given = composeEnvironment(readStackSettings({}));
  expect(asked.size).toBeGreaterThan(5);
  expect([...asked].filter((name) => given[name] === undefined)).toEqual([]);
});

test('no image in docker-compose.yml has a version of its own', () => {
  const images = [...text.matchAll(/image: (\S+)/g)].map(([, image]) => String(image));
  expect(
    images.filter((image) => image !== 'fresh-worker' && !/:\$\{FRESH_IMAGE_\w+:\?\}$/.test(image)),
  ).toEqual([]);
});

test('all published ports are on loopback', () => {
  const published = [...text.matchAll(/"([^"]*):\d+:\d+"|"([^"]*\}):\d+"/g)].map(([whole]) => whole);
  expect(published.length).toBeGreaterThan(6);
  expect(published.filter((port) => !port.startsWith('"127.0.0.1:'))).toEqual([]);
});
