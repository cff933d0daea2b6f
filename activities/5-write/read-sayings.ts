import type { Staging } from '../../adapters/staging/staging.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { placeOf } from '../envelopes/place.ts';
import { envelopeLines } from './envelope-lines.ts';
import { type Refusal, type Saying, say } from './say.ts';

/** What a sealed run says, mapped: of all paths, or of those given as JSON texts. */
export async function readSayings(
  staging: Staging,
  index: SealedIndex,
  repo: string,
  meaning: Meaning,
  pulse: (step: string) => void,
  paths: ReadonlySet<string> | null = null,
): Promise<{ readonly sayings: readonly Saying[]; readonly refused: readonly Refusal[] }> {
  const sayings: Saying[] = [];
  const refused: Refusal[] = [];
  const wanted =
    paths === null
      ? null
      : (line: string): boolean => {
          const place = placeOf(line);
          return paths.has(place.slice(place.indexOf(' ') + 1));
        };
  for await (const staged of envelopeLines(staging, index, wanted)) {
    const answer = say(staged, repo, meaning, index.instances);
    if ('reject' in answer) refused.push(answer);
    else sayings.push(answer);
    if ((sayings.length + refused.length) % 1_000 === 0)
      pulse(`${sayings.length + refused.length} envelopes mapped`);
  }
  return { sayings, refused };
}
