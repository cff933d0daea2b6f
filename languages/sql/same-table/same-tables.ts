import { mayMeanTheSame } from './name-parts.ts';
import { groupNames, type NameGroup, type Placed } from './name-tree.ts';
import { gatherUses, type TableUse, type Uses } from './table-use.ts';

/** Data written under one name is read under another: two names are taken for one table. */
export interface NameJoin {
  readonly from: string;
  readonly to: string;
  /** The less complete of the two. */
  readonly shorter: string;
  readonly confidence: number;
  readonly reason: string | null;
}

/** A name that may mean several tables, where that leaves a flow open. */
export interface AmbiguousName {
  readonly name: string;
  /** Sorted; the first few. */
  readonly candidates: readonly string[];
}

/**
 * Which names of a repository's statements and projects mean one table. A shorter name is taken for the longer one that
 * ends like it when there is only one, one of the two lacks a writer or a reader, and nothing shows that they differ.
 */
export function sameTables(all: Iterable<TableUse>): {
  readonly joins: readonly NameJoin[];
  readonly ambiguous: readonly AmbiguousName[];
} {
  const uses = gatherUses(all);
  const groups = groupNames(uses.folded);
  return {
    joins: groups.flatMap((group) => joinNames(group, uses)),
    ambiguous: groups.flatMap((group) => ambiguousName(group, uses)),
  };
}

/** What flows between the names of one table, by way of the longest of them. */
function joinNames(group: NameGroup, uses: Uses): readonly NameJoin[] {
  if (group.is !== 'table') return [];
  const [hub, ...others] = group.names;
  if (hub === undefined) return [];
  const joined = others.filter((placed) => mayBeOne(placed, hub, uses));
  const names = [hub, ...joined].map(({ name }) => name);
  const readers = names.filter((name) => uses.read.has(name)).length;
  const writers = names.filter((name) => uses.written.has(name)).length;
  return joined.flatMap((placed) => {
    const { name } = placed;
    const [isRead, isWritten] = [uses.read.has(name), uses.written.has(name)];
    const join = { shorter: name, ...surenessOf(placed, hub) };
    return [
      ...(isWritten && readers > Number(isRead) ? [{ from: name, to: hub.name, ...join }] : []),
      ...(isRead && writers > Number(isWritten) ? [{ from: hub.name, to: name, ...join }] : []),
    ];
  });
}

/** Names that are both written and read need no other to be understood: they may well be two tables. */
function mayBeOne(placed: Placed, hub: Placed, { read, written, areApart }: Uses): boolean {
  if (surenessOf(placed, hub).confidence === 1) return true;
  const isWhole = ({ name }: Placed): boolean => written.has(name) && read.has(name);
  return (
    mayMeanTheSame(placed, hub) && !(isWhole(placed) && isWhole(hub)) && !areApart(placed.name, hub.name)
  );
}

/** How sure it is that the shorter name means the longer one; spelling alone leaves no doubt. */
function surenessOf(placed: Placed, hub: Placed): Pick<NameJoin, 'confidence' | 'reason'> {
  const bare = placed.fromRight.length === 1;
  if (placed.open || hub.open) return { confidence: bare ? 0.5 : 0.8, reason: 'placeholder-in-name' };
  if (placed.fromRight.length === hub.fromRight.length) return { confidence: 1, reason: null };
  return { confidence: bare ? 0.6 : 0.9, reason: 'name-completed' };
}

/** Told where the name is only read while what it may mean is written, or the other way round. */
function ambiguousName(group: NameGroup, { read, written }: Uses): readonly AmbiguousName[] {
  if (group.is !== 'ambiguous') return [];
  const { name, candidates } = group;
  const lacksWriter = !written.has(name) && candidates.some((one) => written.has(one));
  const lacksReader = !read.has(name) && candidates.some((one) => read.has(one));
  return lacksWriter || lacksReader ? [{ name, candidates }] : [];
}
