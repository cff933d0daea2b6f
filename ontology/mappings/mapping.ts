import type { LineRange } from '../../schemas/envelope.ts';
import type { ItemKind, Payload } from '../../schemas/items/registry.ts';
import type { Naming } from '../datasets.ts';
import type { Drafts } from '../facts.ts';

/** Where the item stands. `path` is '' for items of the whole repository. */
interface At extends Naming {
  readonly path: string;
  readonly lines: LineRange | null;
}

/** Turns one item into what the graph shall say. Pure; what it returns is checked against the ontology. */
export interface Mapping<K extends ItemKind> {
  readonly kind: K;
  /** True when an item without path makes no sense. */
  readonly needsPath: boolean;
  readonly map: (payload: Payload<K>, at: At) => Drafts;
}

export interface AnyMapping {
  readonly needsPath: boolean;
  readonly map: (payload: never, at: At) => Drafts;
}
