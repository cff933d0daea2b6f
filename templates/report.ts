import type { z } from 'zod';
import type { Queries, QueryName } from '../queries/registry.ts';

/** Rows by query name, as a page asked for them. */
export type Rows<Q extends QueryName> = { readonly [Name in Q]: readonly z.output<Queries[Name]['row']>[] };

/** What a page is about: one repository, or all of them. */
export type About = 'repository' | 'portfolio';

/** Params of each query besides `repo`; defaults of the query's schema fill the rest. */
export type Asks<Q extends QueryName> = {
  readonly [Name in Q]: Omit<z.input<Queries[Name]['params']>, 'repo'>;
};

/** A diagram of a page: its template beside report.hbs, the view to fill it with, and words for who cannot see it. */
export interface Diagram {
  /** `<name>.mmd.hbs`; also the name of the PNG. */
  readonly name: string;
  readonly view: object;
  readonly alt: string;
}

/** What a page shows. Diagrams with nothing to draw are left out. */
export interface View {
  readonly page: object;
  readonly diagrams: readonly Diagram[];
}

/**
 * A page: which saved queries it asks, and how their rows become what its template shows. One about the portfolio asks
 * queries about all repositories only.
 * `view` is pure and sorts everything itself, so the order of rows never shows.
 */
export interface Report<Q extends QueryName = QueryName> {
  readonly name: string;
  readonly about: About;
  readonly title: string;
  /** One sentence for the list of pages. */
  readonly description: string;
  readonly asks: Asks<Q>;
  readonly view: (rows: Rows<Q>) => View;
}

/** A page whatever it asks, as the registry holds it. */
export interface AnyReport {
  readonly name: string;
  readonly about: About;
  readonly title: string;
  readonly description: string;
  readonly asks: Partial<Record<QueryName, object>>;
  readonly view: (rows: never) => View;
}
