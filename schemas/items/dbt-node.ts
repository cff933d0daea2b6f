import { z } from 'zod';

export const DbtResource = z.enum([
  'model',
  'source',
  'seed',
  'snapshot',
  'exposure',
  'test',
  'macro',
  'metric',
]);

/** A resource of a dbt project, known without compiling. Said by the miner dbt. */
export const DbtNodeItem = z.strictObject({
  resource: DbtResource,
  project: z.string().min(1),
  /** Name in the project; a source's is `<source>.<table>`; a versioned model's ends in `.v<N>`. */
  name: z.string().min(1),
  description: z.string().nullable(),
  /** Null where it does not apply. */
  materialized: z.string().nullable(),
  /** staging, intermediate, marts or null where neither folder nor prefix tells. */
  layer: z.enum(['staging', 'intermediate', 'marts']).nullable(),
  /** `database.schema.alias` or less where the project's text does not tell; null for ephemeral models and what has no table. */
  relation: z.string().nullable(),
  /** What other targets of the profile make of it where they differ; absent where none does. */
  alternatives: z
    .array(
      z.strictObject({
        target: z.string().min(1),
        enabled: z.boolean(),
        relation: z.string().nullable(),
        /** Resources, `<kind>.<name>`, that it needs there alone. */
        also_needs: z.array(z.string()),
        does_not_need: z.array(z.string()),
      }),
    )
    .min(1)
    .optional(),
  tags: z.array(z.string()),
  /** Of its SQL as rendered for the default target, like a statement's; absent where there is no SQL. */
  complexity: z.int().positive().optional(),
  /** SQL dialect of the project's target; absent where the project does not tell. */
  dialect: z.string().min(1).optional(),
  /** Declared in YAML, in order. */
  columns: z.array(
    z.strictObject({ name: z.string(), description: z.string().nullable(), tests: z.array(z.string()) }),
  ),
});
