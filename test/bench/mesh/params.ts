import { datasetKey } from '../../../ontology/datasets.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { pathOf, repositoryKey } from './paths.ts';
import { sizesOf } from './repository-items.ts';
import { instance, martTable } from './sql-items.ts';

const repo = repositoryKey(0);

/** A table with some thirty others before it, or as many as a smaller repository has. */
function tableOf(nodes: number): string {
  const [files = 0] = sizesOf(nodes);
  const at = Math.min(121, Math.floor(files / 4) * 4 - 7);
  return datasetKey(martTable(0, at, 1), { repo, instances: [instance] });
}

/** A value for each param that has no default, by its name. Asked of the largest repository, which holds a third of the graph. */
const valuesOf = (nodes: number): Readonly<Record<string, unknown>> => ({
  repo,
  path: pathOf(2),
  paths: [pathOf(2), pathOf(3)],
  start: tableOf(nodes),
  dataset: tableOf(nodes),
  column: 'amount',
});

/** The params with which a mesh of so many nodes is asked. */
export function meshParams(nodes: number, { name, params: shape }: SavedQuery): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(valuesOf(nodes)).filter(([param]) => Object.hasOwn(shape.shape, param)),
  );
  const checked = shape.safeParse(given);
  if (checked.success) return given;
  const missing = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`query ${name} needs ${missing}: give it a value in test/bench/mesh/params.ts`);
}
