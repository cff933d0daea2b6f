import { namedTables } from '../../../../languages/dbt/named-tables.ts';
import type { SqlOfResources } from '../../../../languages/dbt/read-sql.ts';
import type { ProjectFacts } from '../../../../languages/dbt/resources.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';

/** A finding for each table that a model names without ref() or source(). */
export function hardCodedTables(facts: ProjectFacts, sql: SqlOfResources): KnownItem[] {
  return [...namedTables(facts, sql)].flatMap(([{ found }, names]) =>
    names.map(
      (what): KnownItem => ({
        kind: 'finding',
        path: found.path,
        lines: found.lines,
        payload: {
          reason: 'unresolved-ref',
          what,
          detail: `model.${found.name}: table named without ref() or source()`,
        },
      }),
    ),
  );
}
