import type { z } from 'zod';
import type { SavedQuery } from '../../queries/saved-query.ts';
import type { ItemKind, KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';

/** A saved query that can be read to its end: params `after` and `limit`, and in each row a `cursor`. */
type PagedQuery = SavedQuery<z.ZodObject, z.ZodType<{ readonly cursor: string }>>;

/** A question that a link asks, with its params but for those of paging. */
export interface Asked {
  readonly query: PagedQuery;
  readonly params: Readonly<Record<string, unknown>>;
}

/** All rows of each question, in the order of their cursors. */
export type Answers<A extends Readonly<Record<string, Asked>>> = {
  readonly [Name in keyof A]: readonly z.output<A[Name]['query']['row']>[];
};

/**
 * Derives items from what several repositories assert. Its items speak of the portfolio, so they have no path, and they
 * become edges of types whose scope is `portfolio`.
 */
export interface Link<A extends Readonly<Record<string, Asked>> = Readonly<Record<string, Asked>>> {
  readonly name: string;
  readonly version: string;
  readonly asks: A;
  readonly produces: readonly ItemKind[];
  readonly link: (answers: Answers<A>) => {
    readonly items: readonly KnownItem[];
    readonly rejects: readonly Reject[];
  };
}

/** A link whose answers were checked by its queries' own schemas. */
export type AnyLink = Omit<Link, 'link'> & {
  readonly link: (answers: never) => ReturnType<Link['link']>;
};
