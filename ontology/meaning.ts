import { ontology as shipped } from './ontology.ts';
import type { Ontology, Properties } from './ontology-schema.ts';

/** A name that mappings in code use and that became another one, or went. */
export type Move =
  | { readonly do: 'label' | 'type'; readonly from: string; readonly to: string }
  | { readonly do: 'property'; readonly of: string; readonly from: string; readonly to: string }
  | { readonly do: 'drop'; readonly of: string; readonly property?: string };

/** Nodes of a family that carry another label in the place of the family's own. */
export interface Split {
  readonly family: string;
  readonly property: string;
  readonly value: string;
  readonly label: string;
}

/**
 * What the graph means at one time: the shipped ontology with the changes that were applied by then. Everything that maps,
 * compares or writes is given it, so that a run keeps to one meaning from its seal to its end.
 */
export interface Meaning {
  readonly ontology: Ontology;
  /** In the order in which they were decided. */
  readonly moves: readonly Move[];
  readonly splits: readonly Split[];
  /** Labels and types that are no longer there, as they were: facts under them stay live until they are mapped again. */
  readonly former: Pick<Ontology, 'labels' | 'types'>;
  /** Over the applied changes; empty without any. */
  readonly checksum: string;
}

/** Without any change. */
export const shippedMeaning: Meaning = {
  ontology: shipped,
  moves: [],
  splits: [],
  former: { labels: {}, types: {} },
  checksum: '',
};

export const isShared = ({ ontology, former }: Meaning, family: string): boolean =>
  (ontology.labels[family] ?? former.labels[family])?.scope === 'shared';

/** Types of edges that are or were found by type and scope, since neither end need belong to the scope that asserts them. */
export const unanchoredTypes = ({ ontology, former }: Meaning): readonly string[] =>
  Object.entries({ ...former.types, ...ontology.types })
    .filter(([, { anchored }]) => !anchored)
    .map(([type]) => type);

/** Names of the properties that are numbers with a fraction: the server must not store a whole one as an integer. */
export const floatProperties = (properties: Properties): readonly string[] =>
  Object.entries(properties).flatMap(([name, { type }]) => (type === 'float' ? [name] : []));

/** What a name that code uses is called now; null when it went. */
export function nameNow(moves: readonly Move[], what: 'label' | 'type', name: string): string | null {
  let now = name;
  for (const move of moves) {
    if (move.do === what && move.from === now) now = move.to;
    if (move.do === 'drop' && move.property === undefined && move.of === now) return null;
  }
  return now;
}

/** Labels that share their nodes' identity with this one, itself among them. */
export function partsOfFamily({ labels }: Ontology, label: string): readonly string[] {
  const family = labels[label]?.part_of ?? label;
  const parts = Object.entries(labels).flatMap(([name, { part_of }]) => (part_of === family ? [name] : []));
  return [family, ...parts];
}
