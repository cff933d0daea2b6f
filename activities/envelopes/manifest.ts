import type { Staging } from '../../adapters/staging/staging.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';

/** A part of a manifest: of the run itself, or of the run that it follows. */
export interface ManifestPart {
  readonly kind: string;
  readonly ref: PartRef;
  /** The run in which its lines were spelled. */
  readonly run: RunRef;
  /** Whether what stands at a place here still holds; absent: all of it does. */
  readonly holds?: (place: string) => boolean;
}

/** All parts that together hold what a sealed run says. */
export async function manifestParts(staging: Staging, index: SealedIndex): Promise<readonly ManifestPart[]> {
  const own = index.parts.map(({ kind, ref }) => ({ kind, ref, run: spelledIn(index) }));
  const { base } = index;
  if (base === undefined) return own;
  const replaced = await readPlaces(staging, base.replaced);
  const holds = (place: string): boolean => !replaced.has(place);
  return [...base.parts.map(({ kind, ref }) => ({ kind, ref, run: base.run, holds })), ...own];
}

/** A run that maps another's items again names that one's parts, and their lines are spelled as they were. */
const spelledIn = ({ run, mined_in }: SealedIndex): RunRef => mined_in ?? run;

/** Names of places, one JSON text a line. */
export async function readPlaces(staging: Staging, part: PartRef): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  for await (const line of staging.readLines(part)) places.add(JSON.parse(line) as string);
  return places;
}
