import { datasetUses } from '../../../../queries/dataset-uses/query.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Link } from '../../link.ts';

const asks = { uses: { query: datasetUses, params: {} } } as const;

/** Who writes a table that others read: each pair of repositories, for each dataset that both name alike. */
export const datasetSuppliersLink: Link<typeof asks> = {
  name: 'dataset-suppliers',
  version: '1',
  asks,
  produces: ['dataset-supply'],
  link: ({ uses }) => {
    const byDataset = Map.groupBy(uses, ({ dataset }) => dataset);
    const items = [...byDataset].flatMap(([dataset, repositories]) => {
      const readers = repositories.filter(({ reads }) => reads > 0);
      const writers = repositories.filter(({ writes }) => writes > 0);
      return writers.flatMap((writer) =>
        readers
          .filter((reader) => reader.repository !== writer.repository)
          .map((reader) => supply(writer.repository, reader.repository, dataset)),
      );
    });
    return { items, rejects: [] };
  },
};

const supply = (from_repo: string, to_repo: string, dataset: string): KnownItem => ({
  kind: 'dataset-supply',
  path: null,
  lines: null,
  payload: { from_repo, to_repo, dataset },
});
