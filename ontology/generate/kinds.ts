import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Ontology } from '../ontology-schema.ts';

/**
 * Labels and types that each kind's mapping names, in its own file or in one that it imports, and those that its items may
 * name themselves: what has to be mapped again when one of them changes. Read from the sources, so that a branch that no
 * example reaches counts too. `read` is given paths from the root.
 */
export function kindNames(
  kinds: readonly string[],
  ontology: Ontology,
  read: (path: string) => string,
): Readonly<Record<string, readonly string[]>> {
  const known = new Set([
    ...Object.entries(ontology.labels).flatMap(([name, { also }]) => [name, ...Object.keys(also)]),
    ...Object.keys(ontology.types),
  ]);
  return Object.fromEntries(
    [...kinds].sort(byCodeUnit).map((kind) => {
      const sources = [`ontology/mappings/${kind}.ts`, `schemas/items/${kind}.ts`];
      const texts = sources.flatMap((source) => closure(source, read));
      const named = texts.flatMap((text) => [...text.matchAll(/\b([A-Za-z_]\w*)\b/g)].map(([name]) => name));
      return [kind, [...new Set(named.filter((name) => known.has(name)))].sort(byCodeUnit)];
    }),
  );
}

/** What a file imports of its own folder says more of its kind; all else does not. */
const FOLDERS = ['ontology/', 'schemas/items/'];

/** A file and all that it imports in its folder. */
function closure(start: string, read: (path: string) => string): readonly string[] {
  const seen = new Map<string, string>();
  const left = [start];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (seen.has(path)) continue;
    const text = read(path);
    seen.set(path, withoutComments(text));
    for (const [, from = ''] of text.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)';/gms)) {
      const next = resolve(path, from);
      if (next !== null) left.push(next);
    }
  }
  return [...seen.values()];
}

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

/** Within the folder that a file belongs to; null outside of it. */
function resolve(path: string, from: string): string | null {
  const next = new URL(from, `file:///${path}`).pathname.slice(1);
  const folder = FOLDERS.find((one) => path.startsWith(one)) ?? path;
  return next.startsWith(folder) ? next : null;
}
