import { z } from 'zod';

/** Systems that hold tables. Each folds the names of catalogs, schemas and tables by its own rule (ontology/datasets.ts). */
export const Platform = z.enum([
  'databricks',
  'spark',
  'snowflake',
  'bigquery',
  'postgres',
  'redshift',
  'sqlserver',
  'fabric',
  'duckdb',
]);
export type Platform = z.infer<typeof Platform>;

const InstanceName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'letters, digits, and _ . - within');
const Part = z.string().min(1);

/** A data platform as a repository's names are read by: what makes `orders` the orders of one account and of no other. */
export const PlatformInstance = z.strictObject({
  platform: Platform,
  /** Name of the account, workspace or server in keys; two repositories that say the same name mean the same one. */
  alias: InstanceName,
  /** Catalogs (Snowflake: databases, BigQuery: projects) that it holds; `*` stands for any characters. */
  catalogs: z.array(Part).min(1).optional(),
  /** Stands for a catalog, and for a schema, that a name leaves out. */
  default_catalog: Part.optional(),
  default_schema: Part.optional(),
});
export type PlatformInstance = z.infer<typeof PlatformInstance>;

/** An instance as settings list it, with the repositories whose names it explains. */
export const InstanceSetting = PlatformInstance.extend({
  /** Keys of repositories: `*` stands for any characters but a slash, `**` for any. */
  repositories: z.array(z.string().regex(/^[^\s]+$/)).min(1),
}).refine(
  ({ catalogs, default_catalog }) => catalogs !== undefined || default_catalog !== undefined,
  'give its catalogs (["*"] for any) or its default_catalog: without one no name is proven to be there',
);
export type InstanceSetting = z.infer<typeof InstanceSetting>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Instances that nothing tells apart: one platform, one pattern, and a catalog that both may hold. */
export function ambiguousInstances(instances: readonly InstanceSetting[]): readonly Fault[] {
  return instances.flatMap((one, index) =>
    one.repositories.flatMap((pattern, nth): Fault[] => {
      const other = instances
        .slice(0, index)
        .find((before) => before.repositories.includes(pattern) && mayMeanTheSame(before, one));
      if (other === undefined) return [];
      const message = `${pattern} is also that of ${other.platform}:${other.alias}: give both their catalogs, so that a name leads to one of them`;
      return [{ path: [index, 'repositories', nth], message }];
    }),
  );
}

function mayMeanTheSame(a: PlatformInstance, b: PlatformInstance): boolean {
  if (a.platform !== b.platform || a.alias === b.alias) return false;
  const known = new Set(catalogsOf(a));
  return catalogsOf(b).some((catalog) => known.has(catalog));
}

const catalogsOf = ({ catalogs = [], default_catalog }: PlatformInstance): string[] =>
  [...catalogs, ...(default_catalog === undefined ? [] : [default_catalog])].map((name) =>
    name.toLowerCase(),
  );
