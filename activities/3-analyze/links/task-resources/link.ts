import { madeThings } from '../../../../queries/made-things/query.ts';
import { neededThings } from '../../../../queries/needed-things/query.ts';
import { pulumiStacks } from '../../../../queries/pulumi-stacks/query.ts';
import type { ItemOf, KnownItem } from '../../../../schemas/items/registry.ts';
import type { Answers, Link } from '../../link.ts';
import { type Made, madeByKey, placeOf } from '../../resources/made.ts';
import { meet } from './same-environment.ts';

const asks = {
  made: { query: madeThings, params: {} },
  needed: { query: neededThings, params: {} },
  projects: { query: pulumiStacks, params: {} },
} as const;
type Needed = Answers<typeof asks>['needed'][number];

/**
 * What tasks and clusters name and others make: clusters, warehouses, pools, jobs, notebooks of a workspace. Both sides name
 * one workspace by the settings, and speak of one environment.
 */
export const taskResourcesLink: Link<typeof asks> = {
  name: 'task-resources',
  version: '1',
  asks,
  produces: ['resource-use', 'finding'],
  link: ({ made, needed, projects }) => {
    const makers = madeByKey(made);
    const stacks = new Map(projects.map((row) => [`${row.repository} ${row.project}`, row.stacks]));
    const stacksOf = ({ repository, project }: Made) => stacks.get(`${repository} ${project}`) ?? [];
    const items = needed.flatMap((user) =>
      user.needs.flatMap((thing) => sayNeed(user, thing, makers.get(thing) ?? [], stacksOf)),
    );
    return { items, rejects: [] };
  },
};

function sayNeed(
  user: Needed,
  thing: string,
  makers: readonly Made[],
  stacksOf: (made: Made) => readonly string[],
): KnownItem[] {
  const served = makers.flatMap((maker): ItemOf<'resource-use'>[] => {
    const met = meet({ environment: maker.environment, stacks: stacksOf(maker) }, user.environment);
    if (met === null) return [];
    const { role, place } = maker;
    const payload: ItemOf<'resource-use'>['payload'] = {
      type: 'SERVES',
      from: { family: maker.family, key: maker.key },
      to: { family: user.family, key: user.key },
      thing,
      role,
      ...met,
      from_place: place,
      to_place: placeOf(user),
    };
    return [{ kind: 'resource-use', path: null, lines: null, payload }];
  });
  return served.length > 0 ? served : [unserved(user, thing, makers)];
}

/** Nobody makes it, or somebody does in other environments only. */
function unserved(user: Needed, thing: string, makers: readonly Made[]): ItemOf<'finding'> {
  const nobody = thing.startsWith(user.repository)
    ? 'The settings name no single workspace for the repository, and it does not make it itself'
    : 'No repository here makes it';
  const detail =
    makers.length === 0
      ? nobody
      : `It is made in other environments than ${user.environment}: ${[...new Set(makers.map(({ key }) => key))].sort().join(', ')}`;
  const what = `${user.repository}:${placeOf(user)} names ${thing}`;
  return { kind: 'finding', path: null, lines: null, payload: { reason: 'lookup', what, detail } };
}
