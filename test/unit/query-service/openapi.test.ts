import { expect, test } from 'vitest';
import { createMeters } from '../../../adapters/telemetry/meters.ts';
import { queries } from '../../../queries/registry.ts';
import { buildApp } from '../../../query-service/build-app.ts';
import type { Parts } from '../../../query-service/parts.ts';

const nobody = () => Promise.reject(new Error('nothing is asked'));

/** The service as far as its description needs it. */
const parts: Parts = {
  queries,
  ask: nobody,
  graph: { read: nobody },
  staging: {
    repositories: nobody,
    sealedRuns: nobody,
    findPart: nobody,
    readLines: () => {
      throw new Error('nothing is read');
    },
  },
  meters: createMeters('query-service'),
  caps: { rows: 1, timeoutMs: 1, bodyBytes: 1 },
  token: null,
};

// `npx vitest run --project unit test/unit/query-service/openapi.test.ts -u` writes it anew.
test('docs/generated/openapi.json is what the routes say', async () => {
  const app = await buildApp(parts);
  try {
    await expect(`${JSON.stringify(app.swagger(), null, 1)}\n`).toMatchFileSnapshot(
      new URL('../../../docs/generated/openapi.json', import.meta.url).pathname,
    );
  } finally {
    await app.close();
  }
});
