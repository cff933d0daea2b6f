import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import { type KnownParts, knownParts } from './name-parts.ts';

/** A name that is known by the parts on the way to its node. */
export interface Placed extends KnownParts {
  readonly name: string;
}

interface Node {
  readonly below: Map<string, Node>;
  readonly names: Placed[];
}

/** The names of one table as far as the repository tells, or a name that may mean several. */
export type NameGroup =
  | { readonly is: 'table' /** The longest first. */; readonly names: readonly Placed[] }
  | {
      readonly is: 'ambiguous';
      readonly name: string /** Sorted. */;
      readonly candidates: readonly string[];
    };

/** Candidates that are told of an ambiguous name. */
const MOST_CANDIDATES = 5;

/**
 * Puts names together that may stand for one table: a shorter name belongs to the longer one that ends like it, when only
 * one does. Given each name as it is compared. Linear in the parts of all names but for their order.
 */
export function groupNames(folded: ReadonlyMap<string, string>): readonly NameGroup[] {
  const root: Node = { below: new Map(), names: [] };
  for (const [name, compared] of folded) {
    const parts = knownParts(compared);
    if (parts !== null) place(root, { name, ...parts });
  }
  return [...root.below.values()].flatMap((node) => groupsBelow(node).groups);
}

function place(root: Node, placed: Placed): void {
  let node = root;
  for (const part of placed.fromRight) {
    const next = node.below.get(part) ?? { below: new Map(), names: [] };
    node.below.set(part, next);
    node = next;
  }
  node.names.push(placed);
}

interface Below {
  readonly groups: NameGroup[];
  /** Names of the tables below, a few. */
  readonly tables: readonly string[];
}

/** Names have few parts (name-parts.ts), so this goes only a few levels deep. */
function groupsBelow(node: Node): Below {
  const own = node.names.toSorted(byLength);
  const inner = [...node.below.values()].map(groupsBelow);
  const groups = inner.flatMap((below) => below.groups);
  const tables = inner.flatMap((below) => below.tables);
  const [only] = groups;
  if (tables.length === 0)
    return own.length === 0
      ? { groups, tables }
      : { groups: [...groups, { is: 'table', names: own }], tables: own.slice(0, 1).map(({ name }) => name) };
  if (tables.length === 1 && only?.is === 'table')
    return { groups: [{ is: 'table', names: [...only.names, ...own] }], tables };
  const candidates = tables.toSorted(byCodeUnit).slice(0, MOST_CANDIDATES);
  const ambiguous = own.map(({ name }): NameGroup => ({ is: 'ambiguous', name, candidates }));
  return { groups: [...groups, ...ambiguous], tables: tables.slice(0, MOST_CANDIDATES + 1) };
}

/** Names whose beginning is known come first. */
const byLength = (a: Placed, b: Placed): number =>
  Number(a.open) - Number(b.open) || byCodeUnit(a.name, b.name);
