import { existsSync, readFileSync } from 'node:fs';

/** The last lines of a log, for a person who wants to know why something ended. */
export function tailOf(file: string, lines = 15): string {
  if (!existsSync(file)) return '(no log)';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
