import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Versions = z.object({
  local: z.strictObject({
    'temporal-cli': z.string().min(1),
    neo4j: z.string().min(1),
    'temporal-test-server': z.string().min(1),
    schemathesis: z.string().min(1),
  }),
  /** Image references by name: repository and tag. */
  containers: z.record(z.string(), z.string().regex(/^[a-z0-9./-]+:[\w.-]+$/)),
  /** Digests of the images by the same names, where they were pinned. */
  digests: z.record(z.string(), z.string().regex(/^sha256:[0-9a-f]{64}$/)),
});
export type Versions = z.infer<typeof Versions>;

/** What `infra/versions.yml` pins, apart from Node and npm, which only the launcher reads. */
export const readVersions = (): Versions =>
  parseVersions(readFileSync(new URL('../versions.yml', import.meta.url), 'utf8'));

/** Throws a ZodError when an entry has another form. */
export const parseVersions = (text: string): Versions => Versions.parse(parse(text));
