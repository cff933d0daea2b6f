/**
 * What shapes a run's result, as two hashes: of all that shapes its items, and of all that shapes facts and pages made of
 * them. Equal fingerprint and commit: nothing to do. Only the second half differs: mapping the items again is enough.
 */
export const joinFingerprint = (ofItems: string, ofFacts: string): string => `${ofItems}.${ofFacts}`;

/** Items made by `of`, mapped by the code of `now`. */
export const remappedFingerprint = (of: string, now: string): string =>
  joinFingerprint(of.split('.')[0] ?? of, now.split('.')[1] ?? now);
