import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Pictures by the hash of all that shapes them. A broken or absent entry is the same as none. */
export interface PictureCache {
  readonly find: (source: string) => Promise<Uint8Array | null>;
  readonly keep: (source: string, png: Uint8Array) => Promise<void>;
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const PNG_END = Buffer.from('IEND');

/** True for a file that begins and ends as a PNG does, so that a torn write is never taken for a picture. */
const isWhole = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(PNG_START) && bytes.subarray(-8, -4).equals(PNG_END);

/** `makers` names what else decides the pixels: versions of Mermaid and of the browser, configuration, fonts. */
export function createPictureCache(folder: string, makers: readonly string[]): PictureCache {
  const pathOf = (source: string): string =>
    join(
      folder,
      `${createHash('sha256')
        .update(JSON.stringify([source, ...makers]))
        .digest('hex')}.png`,
    );
  return {
    find: async (source) => {
      const bytes = await readFile(pathOf(source)).catch(() => null);
      return bytes !== null && isWhole(bytes) ? bytes : null;
    },
    keep: async (source, png) => {
      await mkdir(folder, { recursive: true });
      const temporary = join(folder, `.${randomUUID()}`);
      await writeFile(temporary, png);
      await rename(temporary, pathOf(source));
    },
  };
}
