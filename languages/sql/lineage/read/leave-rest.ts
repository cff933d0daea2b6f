import type { Reader } from './reader.ts';

/** What stands behind a statement that was read to its end was understood by nobody. */
export function leaveRest(reader: Reader): undefined {
  reader.skipped += reader.tokens.length - reader.at;
  reader.at = reader.tokens.length;
}
