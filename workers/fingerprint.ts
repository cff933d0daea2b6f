import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that shapes facts and pages. */
const SHAPING = ['activities', 'languages', 'ontology', 'queries', 'schemas', 'templates'];

/**
 * Hash of all code, declarations and settings that shape a run's result: with an equal fingerprint and an equal commit a
 * run has nothing to do. Source files are hashed rather than version numbers, since a number that somebody forgot to
 * raise would leave pages stale without anyone seeing it; the price is one full pass after a deployment.
 */
export function fingerprint(settings: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const files = SHAPING.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,cypher,hbs,yml}`, { cwd: root }),
  ).sort();
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(`${root}/${file}`));
  return hash.digest('hex');
}
