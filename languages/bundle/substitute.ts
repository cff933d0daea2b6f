import { PathText } from './paths.ts';
import { isPlain, type Plain, text } from './plain.ts';

/** A reference of the configuration. Run-time references, `{{…}}`, are none. */
const REFERENCE = /\$\{([A-Za-z][\w-]*(?:\.[\w-]+|\[\d+\])*)\}/g;
const WHOLE = /^\$\{([A-Za-z][\w-]*(?:\.[\w-]+|\[\d+\])*)\}$/;

/** Files are deployed below the root path, in `files`. */
const DEPLOYED_FILES = /(\$\{workspace\.)root_path\}\/files(?=\/|$)/;

/** One reference may lead to another; a chain longer than this is a circle. */
const MAX_CHAIN = 20;

/** Values that hold each other twice over grow without end: what goes beyond this stays as it is written. */
const MAX_VALUES = 100_000;
const MAX_TEXT = 100_000;

/** Value of a reference by its path; undefined leaves the reference as it is written. */
export type Look = (path: readonly string[]) => unknown;

interface Walk {
  readonly look: Look;
  left: number;
}

/** Puts values in for references, nested ones too. A text that is one reference takes the value with its type. */
export function substitute(value: unknown, look: Look): unknown {
  return walk(value, { look, left: MAX_VALUES }, 0);
}

function walk(value: unknown, state: Walk, depth: number): unknown {
  if (depth > MAX_CHAIN || (depth > 0 && --state.left < 0)) return value;
  if (typeof value === 'string') return walkText(value, state, depth);
  if (value instanceof PathText) return walkPath(value, state, depth);
  if (Array.isArray(value)) return value.map((entry) => walk(entry, state, depth));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry, state, depth)]));
}

function walkPath({ folder, text: written }: PathText, state: Walk, depth: number): unknown {
  const found = walkText(written.replace(DEPLOYED_FILES, '$1file_path}'), state, depth);
  const path = text(found);
  return path === null ? found : new PathText(folder, path);
}

function walkText(written: string, state: Walk, depth: number): unknown {
  const whole = WHOLE.exec(written)?.[1];
  if (whole !== undefined) {
    const found = state.look(pathOf(whole));
    return found === undefined ? written : walk(found, state, depth + 1);
  }
  const replaced = written.replaceAll(REFERENCE, (reference, path: string) => {
    const found = state.look(pathOf(path));
    return text(found) ?? reference;
  });
  if (replaced.length > MAX_TEXT) return written;
  return replaced === written || depth > MAX_CHAIN ? replaced : walkText(replaced, state, depth + 1);
}

const pathOf = (written: string): string[] => written.replaceAll(/\[(\d+)\]/g, '.$1').split('.');

/** What stands at a path of keys and indexes. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isPlain(value) && Object.hasOwn(value, key)) value = (value as Plain)[key];
    else return undefined;
  }
  return value instanceof PathText ? value.text : value;
}
