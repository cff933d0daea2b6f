import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeEnvironment } from '../../../../infra/local/container-engine.ts';
import { readStackSettings } from '../../../../infra/local/settings.ts';

test('docker-compose.yml asks only for versions and ports that `up` gives', () => {
  const text = readFileSync(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8');
  const asked = new Set(
    [...text.matchAll(/\$\{(FRESH_IMAGE_\w+|FRESH_\w*PORT)\b/g)].map((found) => found[1]),
  );
  const given = composeEnvironment(readStackSettings({}));
  expect([...asked].filter((name) => name === undefined || !(name in given))).toEqual([]);
  expect(asked.size).toBeGreaterThan(5);
});
