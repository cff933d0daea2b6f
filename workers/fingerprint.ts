import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { joinFingerprint } from '../schemas/fingerprint.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that shapes facts and pages. */
const SHAPING = ['activities', 'languages', 'ontology', 'queries', 'schemas', 'templates'];

/** What only says how items become facts and pages; of the ontology, keys are made by the miners too. */
const AFTER_ITEMS = /^(activities\/(5-write|6-report)|ontology(?!\/identity\.ts)|queries|templates)/;

/**
 * Hashes of all code, declarations and settings that shape a run's result (schemas/fingerprint.ts). Source files are
 * hashed rather than version numbers, since a number that somebody forgot to raise would leave pages stale without anyone
 * seeing it; the price is one full pass after a deployment, or a backfill where only what comes after the items changed.
 */
export function fingerprint(settings: unknown): string {
  const files = shapingFiles();
  const ofItems = files.filter((file) => !AFTER_ITEMS.test(file));
  const ofFacts = files.filter((file) => AFTER_ITEMS.test(file));
  return joinFingerprint(hashOf(JSON.stringify(settings), ofItems), hashOf('', ofFacts));
}

/** Hash of the code that shapes items: with any change of it everything is looked at once more. */
export const codeOfItems = (): string =>
  hashOf(
    '',
    shapingFiles().filter((file) => !AFTER_ITEMS.test(file)),
  );

/** Applied changes of the ontology count by what the graph keeps of them (schemas/fingerprint.ts), not as files. */
const OF_CHANGES = /^ontology\/migrations\/[1-9]/;

const shapingFiles = (): string[] =>
  SHAPING.flatMap((folder) => globSync(`${folder}/**/*.{ts,cypher,hbs,yml}`, { cwd: root }))
    .filter((file) => !OF_CHANGES.test(file))
    .sort();

function hashOf(text: string, files: readonly string[]): string {
  const hash = createHash('sha256').update(text);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(`${root}/${file}`));
  return hash.digest('hex');
}
