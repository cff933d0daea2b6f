import { LANGUAGE_EXTENSIONS, LANGUAGE_INTERPRETERS, LANGUAGE_NAMES } from './language-table.ts';

const byExtension = invert(LANGUAGE_EXTENSIONS);
const byName = invert(LANGUAGE_NAMES);
const byInterpreter = invert(LANGUAGE_INTERPRETERS);

function invert(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([language, words]) =>
      words.split(' ').map((word) => [word, language] as const),
    ),
  );
}

/** Language of a path by its name alone; null when the name does not tell. */
export function languageOfName(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const whole = byName.get(name);
  if (whole !== undefined) return whole;
  if (/^(docker|container)file[.-]/.test(name)) return 'Dockerfile';
  if (/^requirements[\w.-]*\.txt$/.test(name)) return 'Pip Requirements';
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (byExtension.get(name.slice(dot + 1)) ?? null);
}

/** Language by the `#!` line of a file whose name says nothing. */
export function languageOfFirstLine(line: string): string | null {
  const words = /^#!\s*(\S+)(?:\s+(.*))?$/.exec(line);
  if (words === null) return null;
  const program = basename(words[1] ?? '');
  // `#!/usr/bin/env -S VAR=1 python3 -u`: the first word that is neither option nor assignment.
  const named =
    program === 'env' ? (words[2] ?? '').split(/\s+/).find((word) => !/^-|=/.test(word)) : program;
  return (
    byInterpreter.get(
      basename(named ?? '')
        .toLowerCase()
        .replace(/[\d.]+$/, ''),
    ) ?? null
  );
}

const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
