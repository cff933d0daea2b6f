import { z } from 'zod';
import type { NodeName } from '../ontology/facts.ts';

export type NameThen = NodeName;

export interface NodeThen extends NameThen {
  readonly props: Readonly<Record<string, unknown>>;
}

export interface EdgeThen {
  readonly type: string;
  readonly from: NameThen;
  readonly to: NameThen;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Facts of one repository as one of its runs left them: live ones that are old enough, and closed versions from history. */
export interface FactsThen {
  readonly nodes: readonly NodeThen[];
  readonly edges: readonly EdgeThen[];
}

/**
 * How a saved query is answered as of an earlier run. Cypher cannot look into history, whose records keep a version as one
 * text; so the facts that the query names are read as they stood, and it makes its rows of them.
 */
export interface AsOf {
  /** Families of the owned nodes that the answer is made of; shared nodes are known by the ends of edges. */
  readonly families: readonly string[];
  readonly types: readonly string[];
  /** The rows that the text of the query gives of the same facts, in its order; a walk is asked hop by hop. Pure. */
  readonly rows: (facts: FactsThen, params: never) => readonly Readonly<Record<string, unknown>>[];
}

/** Param of a query that can be answered as of an earlier run of `repo`. */
export const asOfParam = {
  /** Number of a run: the answer is that of the facts as this run left them. Absent: as they are. */
  as_of: z.int().positive().max(999_999).optional(),
};

/** Edges of these types by the key of their start. */
export function edgesFrom(
  { edges }: FactsThen,
  types: readonly string[],
): ReadonlyMap<string, readonly EdgeThen[]> {
  return Map.groupBy(
    edges.filter(({ type }) => types.includes(type)),
    ({ from }) => nameOf(from),
  );
}

export const nameOf = ({ family, key }: NameThen): string => `${family}|${key}`;

/** Compares by these values one after the other, as ORDER BY does: null comes last, text by code units. */
export const byValues =
  <T>(...of: readonly ((row: T) => unknown)[]) =>
  (a: T, b: T): number =>
    of.reduce((order, value) => order || inOrder(value(a) ?? null, value(b) ?? null), 0);

function inOrder(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (a as string) < (b as string) ? -1 : 1;
}

/** Each once, in order. */
export const distinct = (texts: Iterable<string>): string[] =>
  [...new Set(texts)].sort(byValues((text) => text));

/** What a fault in params says; of `as_of` where it is not offered, in words of its own. */
export const sayIssue = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' && issue.keys.includes('as_of') ? NOT_OFFERED : issue.message;

const NOT_OFFERED =
  'as_of is not offered by this query: it tells of the facts as they are. Queries that offer it have it among their params.';
