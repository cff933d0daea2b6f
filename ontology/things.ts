import type { MadeThing, Thing } from '../schemas/items/thing.ts';
import { containerKey, datasetKey, type Naming } from './datasets.ts';
import { accountKey, localThingKey, workspaceThingKey } from './identity.ts';

/** Sorts of things that hold datasets: what stands before the name of one. */
const HOLDERS: ReadonlySet<Thing['sort']> = new Set(['catalog', 'schema']);

/**
 * Key of a thing: equal where two repositories surely mean the same one. Without an instance in the settings it stays in its
 * repository, as a table does.
 */
export function thingKey({ sort, platform, name }: Thing, at: Naming): string {
  const own = {
    repo: at.repo,
    instances: at.instances.filter((instance) => platform === null || instance.platform === platform),
  };
  if (sort === 'place') return datasetKey(name, own);
  if (sort === 'account') return accountKey(name);
  if (sort === 'table') return datasetKey(name, own);
  if (HOLDERS.has(sort)) return containerKey(name, own);
  const aliases = [...new Set(own.instances.map(({ alias }) => alias))];
  const [alias] = aliases;
  return alias === undefined || aliases.length > 1 || platform === null
    ? localThingKey(at.repo, sort, name)
    : workspaceThingKey(platform, alias, sort, name);
}

/** In the form that properties hold: `<environment or *> <key>`, sorted. */
export const madeThings = (things: readonly MadeThing[], isMaker: boolean, at: Naming): string[] =>
  [
    ...new Set(
      things
        .filter((thing) => thing.is_maker === isMaker && thing.sort !== 'table')
        .map((thing) => `${thing.environment ?? '*'} ${thingKey(thing, at)}`),
    ),
  ].sort();

/** A made thing as its property holds it. */
export interface MadeKey {
  /** Null where it is the same in all. */
  readonly environment: string | null;
  readonly key: string;
}

export function readMadeThing(text: string): MadeKey {
  const space = text.indexOf(' ');
  const environment = text.slice(0, space);
  return { environment: environment === '*' ? null : environment, key: text.slice(space + 1) };
}
