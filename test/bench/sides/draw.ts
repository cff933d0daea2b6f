import { createPictures } from '../../../adapters/mermaid-cli/create-pictures.ts';
import { clock, readInput } from './say.ts';

/** Ours: all diagrams by one browser, its start included. */
const { chromium, cache, sources } = readInput<{ chromium: string; cache: string; sources: string[] }>();
const pictures = createPictures({ chromium, cacheFolder: cache });

await clock(async () => {
  const drawn = await pictures.draw(sources);
  return { drawn: drawn.filter(({ state }) => state === 'drawn').length };
});
