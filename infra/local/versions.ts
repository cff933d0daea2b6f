import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Versions = z.object({
  local: z.strictObject({
    'temporal-cli': z.string().min(1),
    neo4j: z.string().min(1),
    'temporal-test-server': z.string().min(1),
  }),
  containers: z.record(z.string(), z.string().min(1)),
});
export type Versions = z.infer<typeof Versions>;

/** What `infra/versions.yml` pins, apart from Node and npm, which only the launcher reads. */
export function readVersions(): Versions {
  return Versions.parse(parse(readFileSync(new URL('../versions.yml', import.meta.url), 'utf8')));
}
