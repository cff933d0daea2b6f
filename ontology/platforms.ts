import type { Platform } from '../schemas/instance.ts';

/** A part of a name as the platform compares it; `place` counts from the catalog. */
type Fold = (part: string, place: number) => string;

const lower: Fold = (part) => part.toLowerCase();
const isMixed = (part: string): boolean => part !== part.toLowerCase() && part !== part.toUpperCase();

/**
 * How each platform folds names without quotes. Miners fold by the dialect already, to small letters where case does not
 * tell, so mixed case means that a name was quoted.
 */
export const foldName: Readonly<Record<Platform, Fold>> = {
  databricks: lower,
  spark: lower,
  snowflake: (part) => (isMixed(part) ? part : part.toUpperCase()),
  // Projects have no large letters; datasets and tables tell case apart.
  bigquery: (part, place) => (place === 0 ? part.toLowerCase() : part),
  postgres: (part) => part,
  redshift: lower,
  sqlserver: lower,
  fabric: lower,
  duckdb: lower,
};
