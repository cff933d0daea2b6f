import { canonicalJson } from '../../schemas/canonical-json.ts';

/**
 * Where an envelope stands: its producer and path, as text. It is the unit of completeness (law 3): what a producer says
 * of a path it says as a whole.
 */
export const placeName = (producer: string, path: string | null): string =>
  `${producer} ${canonicalJson(path)}`;

const SOURCE = ',"source":{"lines":';
const MINER = '"miner":"';
const PATH = '"path":';
const REPO = ',"repo":"';

/**
 * The place of a canonical line, without parsing it: a reader of millions of lines wants a few. Quotes within a text are
 * escaped, so the marks that are looked for are keys of the envelope itself.
 */
export function placeOf(line: string): string {
  const source = line.lastIndexOf(SOURCE);
  const miner = line.indexOf(MINER, source) + MINER.length;
  const path = line.indexOf(PATH, miner) + PATH.length;
  return `${line.slice(miner, line.indexOf('"', miner))} ${line.slice(path, line.indexOf(REPO, path))}`;
}

/** The path of a canonical line. */
export const pathOf = (line: string): string | null => {
  const place = placeOf(line);
  return JSON.parse(place.slice(place.indexOf(' ') + 1)) as string | null;
};
