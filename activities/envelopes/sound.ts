import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import { SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { readDocument } from './read-document.ts';

/** Every part that a sealed run is made of, those of the run that it follows included. */
export const partsOf = ({ parts, looked = [], places, base }: SealedIndex): readonly PartRef[] => [
  ...parts.map(({ ref }) => ref),
  ...looked.map(({ ref }) => ref),
  ...(places === undefined ? [] : [places]),
  ...(base === undefined ? [] : [...base.parts.map(({ ref }) => ref), base.replaced, base.places]),
];

/** Whether parts are still what their references say, by size and hash. */
export const areSound = (staging: Staging, parts: readonly PartRef[]): Promise<boolean> =>
  unlessDamaged(async () => {
    for (const part of parts) await checkWhole(staging.readLines(part));
  });

/** Whether a sealed run can be followed: a damaged one would damage every run after it. */
export async function isSound(staging: Staging, run: RunFolder): Promise<boolean> {
  let index: SealedIndex | null = null;
  const hasIndex = await unlessDamaged(async () => {
    index = await readDocument(staging, run, SEAL, SealedIndex);
  });
  return hasIndex && index !== null && areSound(staging, partsOf(index));
}

async function unlessDamaged(read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof Failure && error.name === 'StagedPartDamaged') return false;
    throw error;
  }
}

/** A part is checked as a whole before its first line is given, so no other line need be read. */
async function checkWhole(lines: AsyncIterable<string>): Promise<void> {
  const reading = lines[Symbol.asyncIterator]();
  await reading.next();
  await reading.return?.();
}
