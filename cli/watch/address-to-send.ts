import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAddress } from '../../adapters/git/remote/address.ts';

/**
 * An address as a workflow may be given it. Temporal keeps and shows what it is given, so an address that holds a
 * password is refused here (BadAddress); and workers have another working directory, so a path is made absolute.
 */
export function addressToSend(text: string): string {
  if (existsSync(text)) return resolve(text);
  return parseAddress(text).kind === 'remote' ? text : resolve(text);
}
