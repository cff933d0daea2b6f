import { dialectRules } from '../dialects.ts';
import { placeholdersIn } from '../names.ts';
import type { SqlDialect } from '../parser.ts';

/** What is known of a table's name, from the right: `${env}.gold.orders` is gold.orders of a catalog that is not known. */
export interface KnownParts {
  /** Without quotes, the table itself first, then its schema, then its catalog. */
  readonly fromRight: readonly string[];
  /** All parts in that order, null for those that hold a placeholder. */
  readonly written: readonly (string | null)[];
  /** True when a placeholder stands before them. */
  readonly open: boolean;
}

const PART = /(?:`[^`]*`|\$\{[^}]*\}|\{\{[\s\S]*?\}\}|\{[^}]*\}|\$\([^)]*\)|[^.])+/g;

/** Files, stages, other servers and names that the engine makes up are none that could be written shorter. */
const NO_TABLE_NAME = /^(?:path|stage|jdbc|kafka):|^system\$|^identifier\(/;

/** Longer ones are paths into a column, or nonsense. */
const MOST_PARTS = 5;

/** Null for what is no table's name. */
export function knownParts(name: string): KnownParts | null {
  if (NO_TABLE_NAME.test(name)) return null;
  const written = (name.match(PART) ?? [])
    .reverse()
    .map((part) => (placeholdersIn(part).length > 0 ? null : part.replaceAll('`', '')));
  const unknown = written.indexOf(null);
  const fromRight = written.slice(0, unknown < 0 ? undefined : unknown).filter((part) => part !== null);
  if (fromRight.length === 0 || written.length > MOST_PARTS) return null;
  return { fromRight, written, open: unknown >= 0 };
}

/** False where both names give a part and give it differently, beyond a placeholder too. */
export const mayMeanTheSame = (a: KnownParts, b: KnownParts): boolean =>
  a.written.every((part, at) => {
    const other = b.written[at];
    return part === null || other === null || other === undefined || part === other;
  });

/** A name that no statement gave, e.g. a relation of a dbt project, folded as unquoted names of the dialect are. */
export const foldName = (name: string, dialect: SqlDialect): string =>
  dialectRules[dialect].fold === 'as-written' ? name : name.toLowerCase();
