import { UsageError } from '../exit-codes.ts';
import type { Kind } from './kind.ts';
import { bundles } from './kinds/bundles.ts';
import { dbt } from './kinds/dbt.ts';
import { pulumi } from './kinds/pulumi.ts';
import { pyspark } from './kinds/pyspark.ts';
import { sql } from './kinds/sql.ts';

/** Every kind of labelled set that can be answered, by name. */
export const kinds: Readonly<Record<string, Kind>> = { bundles, dbt, pulumi, pyspark, sql };

/** @throws UsageError that lists the known kinds. */
export function findKind(name: string): Kind {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind !== undefined) return kind;
  const known = Object.keys(kinds);
  throw new UsageError(
    `no labelled set of kind "${name}" can be answered; known: ${known.length === 0 ? 'none' : known.join(', ')}`,
  );
}
