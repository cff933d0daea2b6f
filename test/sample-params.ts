import type { SavedQuery } from '../queries/saved-query.ts';

/** Params that a query takes besides `repo` before it can be asked, for paths and keys of the small shop. */
const needed: Readonly<Record<string, (repo: string) => object>> = {
  column_lineage: (repo) => ({ dataset: `${repo}::shop.orders`, column: 'id' }),
  file_commits: () => ({ paths: ['jobs/run.py', 'etl/fill.sql', 'not/there'] }),
  file_vs_average: () => ({ path: 'sim/grid.f90' }),
  impact_of_dataset: (repo) => ({ dataset: `${repo}::shop.orders` }),
  lineage: (repo) => ({ start: `${repo}::shop.stg_orders` }),
};

/** The least params with which a saved query can be asked about a repository. */
export const sampleParams = (query: SavedQuery, repo: string): Record<string, unknown> => ({
  ...('repo' in query.params.shape ? { repo } : {}),
  ...needed[query.name]?.(repo),
});
