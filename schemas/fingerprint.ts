/**
 * What shapes a run's result, as two hashes: of all that shapes its items, and of all that shapes facts and pages made of
 * them. Equal fingerprint and commit: nothing to do. Only the second half differs: mapping the items again is enough.
 */
export const joinFingerprint = (ofItems: string, ofFacts: string): string => `${ofItems}.${ofFacts}`;

/** With the changes that were applied to the shipped ontology, by their checksum; as it is without any. */
export const withChanges = (fingerprint: string, changes: string): string =>
  changes === '' ? fingerprint : `${fingerprint}.${changes}`;

/** Items made by `of`, mapped by the code and the changes of `now`. */
export const remappedFingerprint = (of: string, now: string): string =>
  joinFingerprint(of.split('.')[0] ?? of, now.slice(now.indexOf('.') + 1));

/** What shapes facts and pages: code, and the changes of the ontology. */
export const rulesOf = (fingerprint: string): string => fingerprint.slice(fingerprint.indexOf('.') + 1);

/** Of these the code alone. */
export const codeOfRules = (fingerprint: string): string => fingerprint.split('.')[1] ?? fingerprint;
