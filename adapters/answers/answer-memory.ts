import { createHash } from 'node:crypto';
import { Failure } from '../../schemas/failures.ts';
import type { Storage } from '../storage/storage.ts';

/** Texts by key, as long as there is room. Losing one costs a question, nothing else. */
export interface AnswerMemory {
  readonly find: (key: string) => Promise<string | null>;
  readonly keep: (key: string, text: string) => Promise<void>;
}

const FIRST = '000001';
/** One answer may take this share of the room. */
const LARGEST_SHARE = 1 / 8;
/** After this share of the room was written by this process, the newest generation is measured again, since others write too. */
const MEASURED_EVERY = 1 / 64;

/**
 * Keeps texts in two generations, each at most half of `mostBytes`: when the newer one is full, a new one is begun and
 * the oldest goes as a whole. What is found in the older one moves to the newer, so what is asked for stays.
 */
export function createAnswerMemory(storage: Storage, mostBytes: number): AnswerMemory {
  let written = Number.POSITIVE_INFINITY;
  let newest = FIRST;

  const roomFor = async (bytes: number): Promise<string> => {
    written += bytes;
    if (written < mostBytes * MEASURED_EVERY) return newest;
    const generations = await storage.list('');
    newest = generations.at(-1) ?? FIRST;
    written = bytes;
    if ((await bytesIn(storage, newest)) + bytes <= mostBytes / 2) return newest;
    const left = newest;
    newest = String(Number(left) + 1).padStart(FIRST.length, '0');
    for (const old of generations.filter((name) => name < left)) await storage.drop(old);
    return newest;
  };

  const keep = async (key: string, text: string): Promise<void> => {
    const content = Buffer.from(`${digest(text)}\n${text}`);
    if (content.byteLength > mostBytes * LARGEST_SHARE) return;
    await unlessFull(async () => {
      await storage.writeOnce(pathOf(await roomFor(content.byteLength), key), [content]);
    });
  };

  const find = async (key: string): Promise<string | null> => {
    const [latest, older] = (await storage.list('')).slice(-2).reverse();
    for (const generation of [latest, older]) {
      const text = generation === undefined ? null : await readWhole(storage, pathOf(generation, key));
      if (text === null) continue;
      if (generation === older) await keep(key, text);
      return text;
    }
    return null;
  };
  return { find, keep };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const pathOf = (generation: string, key: string): string => `${generation}/${key.slice(0, 2)}/${key}`;

async function bytesIn(storage: Storage, generation: string): Promise<number> {
  let bytes = 0;
  for (const folder of await storage.list(generation)) {
    for (const name of await storage.list(`${generation}/${folder}`))
      bytes += (await storage.size(`${generation}/${folder}/${name}`)) ?? 0;
  }
  return bytes;
}

/** Null when there is none; a damaged one goes, so that it can be kept anew. */
async function readWhole(storage: Storage, path: string): Promise<string | null> {
  if ((await storage.size(path)) === null) return null;
  const content = await readText(storage, path);
  if (content === null) return null;
  const end = content.indexOf('\n');
  const text = content.slice(end + 1);
  if (end > 0 && content.slice(0, end) === digest(text)) return text;
  await storage.drop(path);
  return null;
}

/** Another process may drop the generation at any moment. */
async function readText(storage: Storage, path: string): Promise<string | null> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of storage.read(path)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if (error instanceof Failure && error.name === 'StagedPartDamaged') return null;
    throw error;
  }
}

/** A full disk takes the memory, not the answer. */
async function unlessFull(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Failure && error.name === 'StagingFull')) throw error;
  }
}
