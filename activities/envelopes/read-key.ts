import { createHash } from 'node:crypto';
import { canonicalJson } from '../../schemas/canonical-json.ts';

/** What shapes items beside their inputs. */
export interface Versions {
  /** Hash of all code that shapes items. */
  readonly code: string;
  /** Versions of the grammars by name. */
  readonly grammars: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly producer: { readonly name: string; readonly version: string };
  /** Grammars that were used, by name. */
  readonly grammars: readonly string[];
  /** All that was read, as a value. */
  readonly inputs: unknown;
}

/**
 * Key of a piece: equal when the same code, in the same versions, would read the same. Null without versions, where
 * nothing may be taken for looked at.
 */
export function readKey(
  versions: Versions | undefined,
  { producer: { name, version }, grammars, inputs }: Reading,
): string | null {
  if (versions === undefined) return null;
  const used = [...grammars].sort().map((grammar) => [grammar, versions.grammars[grammar] ?? null]);
  return createHash('sha256')
    .update(canonicalJson([versions.code, name, version, used, inputs]))
    .digest('hex');
}
