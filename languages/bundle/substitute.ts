import { PathText } from './paths.ts';
import { isPlain, type Plain, text } from './plain.ts';

/** A reference of the configuration. Run-time references, `{{…}}`, are none. */
const REFERENCE = /\$\{([A-Za-z][\w-]*(?:\.[\w-]+|\[\d+\])*)\}/g;
const WHOLE = /^\$\{([A-Za-z][\w-]*(?:\.[\w-]+|\[\d+\])*)\}$/;

/** One reference may lead to another; a chain longer than this is a circle. */
const MAX_CHAIN = 20;

/** Value of a reference by its path; undefined leaves the reference as it is written. */
export type Look = (path: readonly string[]) => unknown;

/** Puts values in for references, nested ones too. A text that is one reference takes the value with its type. */
export function substitute(value: unknown, look: Look, depth = 0): unknown {
  if (depth > MAX_CHAIN) return value;
  if (typeof value === 'string') return substituteText(value, look, depth);
  if (value instanceof PathText) return substitutePath(value, look, depth);
  if (Array.isArray(value)) return value.map((entry) => substitute(entry, look, depth));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, substitute(entry, look, depth)]),
  );
}

function substitutePath({ folder, text: written }: PathText, look: Look, depth: number): unknown {
  const found = substituteText(written, look, depth);
  const path = text(found);
  return path === null ? found : new PathText(folder, path);
}

function substituteText(written: string, look: Look, depth: number): unknown {
  const whole = WHOLE.exec(written)?.[1];
  if (whole !== undefined) {
    const found = look(pathOf(whole));
    return found === undefined ? written : substitute(found, look, depth + 1);
  }
  const replaced = written.replaceAll(REFERENCE, (reference, path: string) => {
    const found = look(pathOf(path));
    return text(found) ?? reference;
  });
  return replaced === written || depth > MAX_CHAIN ? replaced : substituteText(replaced, look, depth + 1);
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
