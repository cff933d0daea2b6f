import type { Staging } from '../../../adapters/staging/staging.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { Names } from '../../../ontology/names.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { envelopeLines, type Wanted } from '../../envelopes/envelope-lines.ts';
import { placeOf } from '../../envelopes/place.ts';
import { type Refusal, type Saying, say } from './say.ts';

/** Envelopes of some paths, given as JSON texts. */
export const ofPaths = (paths: ReadonlySet<string>): Wanted => ({
  line: (line) => {
    const place = placeOf(line);
    return paths.has(place.slice(place.indexOf(' ') + 1));
  },
});

/** What a sealed run says, mapped: all of it, or what is wanted. */
export async function readSayings(
  staging: Staging,
  index: SealedIndex,
  repo: string,
  meaning: Meaning,
  pulse: (step: string) => void,
  wanted: Wanted = {},
): Promise<{ readonly sayings: readonly Saying[]; readonly refused: readonly Refusal[] }> {
  const sayings: Saying[] = [];
  const refused: Refusal[] = [];
  const names = new Names();
  for await (const staged of envelopeLines(staging, index, wanted)) {
    const answer = say(staged, repo, meaning, index.instances, names);
    if ('reject' in answer) refused.push(answer);
    else sayings.push(answer);
    if ((sayings.length + refused.length) % 1_000 === 0)
      pulse(`${sayings.length + refused.length} envelopes mapped`);
  }
  return { sayings, refused };
}
