import { randomUUID } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import { attemptName, sweepAttempts } from './attempts.ts';
import type { Storage } from './storage.ts';

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const READ_BYTES = 64 * 1024;

/** Storage in a folder of this machine, or of a volume that all workers mount. */
export function createLocalVolume(root: string): Storage {
  const top = resolve(root);
  const at = (path: string): string => within(top, path);
  const living = new Set<string>();
  return {
    writeOnce: (path, chunks) => writeOnce(at(path), chunks, living),
    read: (path) => readChunks(at(path)),
    size: async (path) => {
      const found = await statOf(at(path));
      return found?.isFile() === true ? found.size : null;
    },
    writtenAt: async (path) => (await statOf(at(path)))?.mtime ?? null,
    list: (folder) => namesIn(at(folder)),
    drop: (folder) => rm(at(folder), { recursive: true, force: true }),
    sweep: (folder) => sweepAttempts(at(folder), living),
  };
}

// References travel through workflow histories that people may write by hand: none may lead out of the root.
function within(top: string, path: string): string {
  const full = join(top, path);
  if (full !== top && !full.startsWith(top + sep)) {
    throw new Failure('ContractBroken', `path leads out of the storage root: ${JSON.stringify(path)}`);
  }
  return full;
}

async function writeOnce(path: string, chunks: Chunks, living: Set<string>): Promise<boolean> {
  const attempt = attemptName(randomUUID());
  const temporary = join(dirname(path), attempt);
  living.add(attempt);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(temporary, chunks);
    return await publish(temporary, path);
  } catch (error) {
    throw asFailure(error);
  } finally {
    await unlink(temporary).catch(ignoreMissing);
    living.delete(attempt);
  }
}

/** A chunk is written while the next one is made. */
async function writeWhole(path: string, chunks: Chunks): Promise<void> {
  const file = await open(path, 'wx');
  let writing = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      await writing;
      writing = writeAll(file, chunk);
      // Its failure is told by the next wait; until then nobody may take it for unheard.
      writing.catch(() => undefined);
    }
    await writing;
    await file.sync();
  } finally {
    await writing.catch(() => undefined);
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, from);
    from += bytesWritten;
  }
}

/** A hard link is made only when the name is free, so the first whole attempt stands and a later one changes nothing. */
async function publish(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!WITHOUT_LINKS.has(codeOf(error) ?? '')) throw error;
    // Network volumes without hard links: two attempts may both get here, with the same bytes.
    if ((await statOf(path)) !== null) return false;
    await rename(temporary, path);
  }
  await syncFolder(dirname(path));
  return true;
}

const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* readChunks(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES }))
      yield chunk as Uint8Array;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EIO') throw error;
    throw new Failure('StagedPartDamaged', `cannot read ${path}`, { cause: error });
  }
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    return ABSENT.has(codeOf(error) ?? '') ? null : Promise.reject(error);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !name.startsWith('.')).sort(byCodeUnit);
  } catch (error) {
    return ABSENT.has(codeOf(error) ?? '') ? [] : Promise.reject(error);
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code;

function asFailure(error: unknown): unknown {
  if (!NO_ROOM.has(codeOf(error) ?? '')) return error;
  return new Failure('StagingFull', 'no room left on the staging volume', { cause: error });
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}
