import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What docker-compose.yml takes from the environment and never has a default for. */
export const stackSecrets = ['FRESH_DB_PASSWORD', 'FRESH_QUERY_TOKEN', 'FRESH_GRAFANA_PASSWORD'] as const;
export type StackSecret = (typeof stackSecrets)[number];

/** File of a secret that was made here, for those who need it in a browser or a script. */
export const secretFile = (home: string, name: StackSecret): string =>
  join(home, 'run', name.toLowerCase().replace('fresh_', '').replaceAll('_', '-'));

/** As given, else made once and kept where only its owner reads it. */
export function secretOf(
  home: string,
  name: StackSecret,
  given: Readonly<Record<string, string | undefined>>,
): string {
  const set = given[name];
  if (set !== undefined && set !== '') return set;
  const file = secretFile(home, name);
  if (!existsSync(file)) {
    mkdirSync(join(home, 'run'), { recursive: true });
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
