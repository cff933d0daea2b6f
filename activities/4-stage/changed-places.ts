import type { Staging } from '../../adapters/staging/staging.ts';
import type { MinedParts } from '../../schemas/run.ts';
import { type FormerRun, marksByProducer, placeOfMark, standingPlaces } from '../envelopes/former-run.ts';

export interface ChangedPlaces {
  /** Places of which all that the former run says still holds. */
  readonly standing: ReadonlySet<string>;
  /** Standing places of which another piece says something more. */
  readonly joined: ReadonlySet<string>;
}

/** What this run says of the places of the former one. */
export async function changedPlaces(
  staging: Staging,
  former: FormerRun,
  mined: readonly MinedParts[],
): Promise<ChangedPlaces> {
  const standing = await standingPlaces(staging, former, mined);
  const joined = new Set<string>();
  for await (const { before, now } of marksByProducer(staging, former, mined)) {
    for (const mark of now) {
      const place = placeOfMark(mark);
      if (!before.has(mark) && standing.has(place)) joined.add(place);
    }
  }
  return { standing, joined };
}
