import { packageUses } from '../../../../queries/package-uses/query.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Link } from '../../link.ts';

const asks = { uses: { query: packageUses, params: {} } } as const;

/** Who publishes a package that others import. A name that two repositories publish leads to both: which is meant, nothing tells. */
export const packagePublishersLink: Link<typeof asks> = {
  name: 'package-publishers',
  version: '1',
  asks,
  produces: ['package-supply'],
  link: ({ uses }) => {
    const byPackage = Map.groupBy(uses, (use) => use.package);
    const items = [...byPackage].flatMap(([name, repositories]) => {
      const importers = repositories.filter(({ imports }) => imports > 0);
      const publishers = repositories.filter(({ publishes }) => publishes > 0);
      return publishers.flatMap((publisher) =>
        importers
          // A repository that publishes the package too uses its own.
          .filter((importer) => importer.publishes === 0)
          .map((importer) => supply(publisher.repository, importer.repository, name)),
      );
    });
    return { items, rejects: [] };
  },
};

const supply = (from_repo: string, to_repo: string, name: string): KnownItem => ({
  kind: 'package-supply',
  path: null,
  lines: null,
  payload: { from_repo, to_repo, package: name },
});
