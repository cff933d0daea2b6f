import { holderKeys } from '../../../../ontology/identity.ts';
import { datasetPlaces } from '../../../../queries/dataset-places/query.ts';
import { madeThings } from '../../../../queries/made-things/query.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Answers, Link } from '../../link.ts';
import { type Made, madeByKey, placeOf } from '../../resources/made.ts';

const asks = {
  made: { query: madeThings, params: {} },
  datasets: { query: datasetPlaces, params: {} },
} as const;
type Place = Answers<typeof asks>['datasets'][number];

/**
 * The resources that make what a dataset lies in: its schema or else its catalog, its container or bucket or else the
 * account; and those that say who may use it. By qualified keys, which name the instance, or within one repository.
 */
export const datasetHoldersLink: Link<typeof asks> = {
  name: 'dataset-holders',
  version: '1',
  asks,
  produces: ['resource-use'],
  link: ({ made, datasets }) => {
    const makers = madeByKey(made);
    const places = Map.groupBy(datasets, ({ dataset }) => dataset);
    return {
      items: [...places].flatMap(([dataset, named]) => holdersOf(dataset, named, makers)),
      rejects: [],
    };
  },
};

function holdersOf(
  dataset: string,
  named: readonly Place[],
  makers: ReadonlyMap<string, readonly Made[]>,
): ItemOf<'resource-use'>[] {
  const around = holderKeys(dataset).map((key) => makers.get(key) ?? []);
  const makesIt = around.find((all) => all.some(({ role }) => role === 'makes')) ?? [];
  const grants = around.flatMap((all) => all.filter(({ role }) => role === 'grants'));
  const holders = [...makesIt.filter(({ role }) => role === 'makes'), ...grants];
  const to_place = placesOf(named);
  return holders.map(({ family, key, thing, role, environment, place }) => ({
    kind: 'resource-use',
    path: null,
    lines: null,
    payload: {
      type: 'HOLDS',
      from: { family, key },
      to: { family: 'Dataset', key: dataset },
      thing,
      role,
      environment,
      confidence: 1,
      reason: null,
      from_place: place,
      to_place,
    },
  }));
}

/** Where the first repository names it, by the repository's key. */
function placesOf(named: readonly Place[]): string {
  const [first] = named.toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1));
  return first === undefined ? '' : `${first.repository}:${placeOf(first)}`;
}
