import { byText, type Capped, capped } from '../_style/order.ts';
import type { Rows } from '../report.ts';

export interface SharedThing {
  readonly thing: string;
  readonly kind: 'table' | 'package';
  /** Other repositories that have to do with it, sorted. */
  readonly repositories: Capped<string>;
}

const MOST_THINGS = 60;
const MOST_REPOSITORIES = 5;

/** Tables first, since they bind repositories more closely than packages; each kind sorted by name. */
export function sharedWithOthers(rows: Rows<'shared_packages' | 'shared_datasets'>): Capped<SharedThing> {
  const tables = things(
    'table',
    rows['shared_datasets'].map(({ dataset, repository }) => [dataset, repository]),
  );
  const packages = things(
    'package',
    rows['shared_packages'].map(({ package: name, repository }) => [name, repository]),
  );
  return capped([...tables, ...packages], MOST_THINGS);
}

function things(
  kind: SharedThing['kind'],
  pairs: readonly (readonly [string, string])[],
): readonly SharedThing[] {
  return [...Map.groupBy(pairs, ([thing]) => thing)]
    .sort(([a], [b]) => byText(a, b))
    .map(([thing, members]) => ({
      thing,
      kind,
      repositories: capped(
        [...new Set(members.map(([, repository]) => repository))].sort(byText),
        MOST_REPOSITORIES,
      ),
    }));
}
