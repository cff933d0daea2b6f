import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The lowest Java that the graph server runs on. */
export const lowestJava = 17;

/** `java` of JAVA_HOME, else of the search path. */
export function findJava(env: Readonly<Record<string, string | undefined>>): string {
  const named = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : null;
  return named !== null && existsSync(named) ? named : 'java';
}

/** Major version from what `java -version` prints; null when it cannot be read. Java 8 called itself 1.8. */
export function javaMajor(text: string): number | null {
  const found = text.match(/version "(?:1\.)?(\d+)/);
  return found?.[1] === undefined ? null : Number(found[1]);
}
