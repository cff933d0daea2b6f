import { PORTFOLIO } from '../../schemas/scope.ts';
import type { SavedQuery } from '../saved-query.ts';
import { betweenSaid } from './between.ts';
import type { Said } from './said.ts';
import { otherSaid, shopSaid } from './shop.ts';
import { shopInfrastructure } from './shop-infrastructure.ts';

/** A host that cannot be: no repository of anybody has these keys. */
export const SHOP = 'sample.invalid/shop';
const OTHER = 'sample.invalid/other';

/**
 * A small portfolio with something for each saved query to find. What a query answers of it is its golden answer: agreed in
 * test/golden/queries, and asked anew before the ontology changes.
 */
export const sample: readonly { readonly repo: string; readonly said: readonly Said[] }[] = [
  { repo: SHOP, said: [...shopSaid, ...shopInfrastructure] },
  { repo: OTHER, said: otherSaid },
  { repo: PORTFOLIO, said: betweenSaid(SHOP, OTHER) },
];

/** The least params with which a saved query can be asked about the sample's shop, under whatever key it stands. */
export const sampleParams = (query: SavedQuery, repo: string): Record<string, unknown> => ({
  ...('repo' in query.params.shape ? { repo } : {}),
  ...query.sample?.(repo),
});
