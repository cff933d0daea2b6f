/** Layers in the order in which data passes them; whatever fits none stands before the uses. */
export const layerOrder = [
  'sources',
  'seeds',
  'raw',
  'bronze',
  'staging',
  'silver',
  'intermediate',
  'gold',
  'marts',
  'snapshots',
  'no layer',
  'uses',
] as const;
export type Layer = (typeof layerOrder)[number];

/** What people call their layers. */
const words: ReadonlyMap<string, Layer> = new Map([
  ['raw', 'raw'],
  ['landing', 'raw'],
  ['bronze', 'bronze'],
  ['brz', 'bronze'],
  ['staging', 'staging'],
  ['stage', 'staging'],
  ['stg', 'staging'],
  ['silver', 'silver'],
  ['slv', 'silver'],
  ['intermediate', 'intermediate'],
  ['int', 'intermediate'],
  ['gold', 'gold'],
  ['gld', 'gold'],
  ['mart', 'marts'],
  ['marts', 'marts'],
  ['reporting', 'marts'],
]);

const firstOrLastWord = (part: string): Layer | undefined => {
  const pieces = part.split('_');
  return words.get(pieces[0] ?? '') ?? words.get(pieces.at(-1) ?? '');
};

/** The layer that a table's name speaks of: a catalog or schema named so says more than a word in a longer name. */
export function layerOfName(name: string): Layer {
  const parts = name.toLowerCase().split('.');
  const whole = parts.map((part) => words.get(part)).find((layer) => layer !== undefined);
  return whole ?? parts.map(firstOrLastWord).find((layer) => layer !== undefined) ?? 'no layer';
}

export const layerRank = (layer: string): number => layerOrder.indexOf(layer as Layer);
