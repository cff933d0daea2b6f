import { datasetKey } from '../../../ontology/datasets.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { pathOf, repositoryKey } from './paths.ts';
import { instance, martTable } from './sql-items.ts';

const repo = repositoryKey(0);
const table = datasetKey(martTable(0, 121, 1), { repo, instances: [instance] });

/** A value for each param that has no default, by its name. Asked of the largest repository, which holds a third of the graph. */
const values: Readonly<Record<string, unknown>> = {
  repo,
  path: pathOf(2),
  paths: [pathOf(2), pathOf(3)],
  start: table,
  dataset: table,
  column: 'amount',
};

/** The params with which the mesh is asked. */
export function meshParams({ name, params: shape }: SavedQuery): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(values).filter(([param]) => Object.hasOwn(shape.shape, param)),
  );
  const checked = shape.safeParse(given);
  if (checked.success) return given;
  const missing = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`query ${name} needs ${missing}: give it a value in test/bench/mesh/params.ts`);
}
