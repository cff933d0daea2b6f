export type Layer = 'staging' | 'intermediate' | 'marts';

/** Words that name a layer, as a folder or before the first underscore of a name. */
const WORDS: Readonly<Record<string, Layer>> = {
  stg: 'staging',
  staging: 'staging',
  stage: 'staging',
  int: 'intermediate',
  intermediate: 'intermediate',
  mart: 'marts',
  marts: 'marts',
};

/** Words that tell less: a folder of the first kind anywhere on the way outweighs them. */
const WEAK: Readonly<Record<string, Layer>> = {
  base: 'staging',
  ingest: 'staging',
  ingestion: 'staging',
  landing: 'staging',
  bronze: 'staging',
  prep: 'intermediate',
  preparation: 'intermediate',
  calc: 'intermediate',
  silver: 'intermediate',
  core: 'marts',
  gold: 'marts',
  publish: 'marts',
  fct: 'marts',
  fact: 'marts',
  dim: 'marts',
};

const NUMBERS: Readonly<Record<string, Layer>> = { '1': 'staging', '2': 'intermediate', '3': 'marts' };

/** Layer of a model by the prefix of its name, else by its folders, the innermost first; null where neither tells. */
export function layerOf(folders: readonly string[], name: string): Layer | null {
  const inner = [...folders].reverse().map((folder) => folder.toLowerCase());
  const prefix = /^([a-z]+)_/.exec(name.toLowerCase())?.[1] ?? '';
  const strong = pick(WORDS, [prefix, ...inner.map(bare)]);
  return strong ?? pick(WEAK, [...inner.map(bare), prefix]) ?? pick(NUMBERS, inner.map(numberOf));
}

const bare = (folder: string): string => folder.replace(/^\d+[_-]?/, '');
const numberOf = (folder: string): string => /^0?([123])(?:[_-]|$)/.exec(folder)?.[1] ?? '';

function pick(words: Readonly<Record<string, Layer>>, candidates: readonly string[]): Layer | null {
  for (const word of candidates) if (Object.hasOwn(words, word)) return words[word] ?? null;
  return null;
}
