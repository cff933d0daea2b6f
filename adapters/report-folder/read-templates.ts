import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../templates/', import.meta.url));

/** Text of every template by its path below templates/, read once at start. */
export function readTemplates(): ReadonlyMap<string, string> {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.hbs'),
  );
  return new Map(
    files.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(home, path), 'utf8')]),
  );
}
