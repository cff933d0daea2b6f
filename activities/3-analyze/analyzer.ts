import type { ItemKind, ItemOf, KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';

/** Items of one repository that an analyzer declared to read, in staging order. */
export type Inputs<K extends ItemKind> = { readonly [Kind in K]: readonly ItemOf<Kind>[] };

/** Derives items from items of the same repository. Waves follow from what each reads and produces. */
export interface Analyzer<K extends ItemKind = ItemKind> {
  readonly name: string;
  readonly version: string;
  readonly reads: readonly K[];
  readonly produces: readonly ItemKind[];
  readonly analyze: (inputs: Inputs<K>) => {
    readonly items: readonly KnownItem[];
    readonly rejects: readonly Reject[];
  };
}
