import { Failure } from '../../schemas/failures.ts';
import { PartRef } from '../../schemas/part-ref.ts';
import { SEAL } from '../../schemas/sealed-index.ts';
import { createLocalVolume } from '../storage/local-volume.ts';
import type { Storage } from '../storage/storage.ts';
import { decodeGroups, encodeLines, hashOf, hashPassing, type Lines, measure } from './line-stream.ts';
import { objectsBelow } from './objects-below.ts';
import { REFERENCE } from './reference.ts';
import { newestSealed, OPENED, openedAt, openRun, readText, runNumbers } from './run-numbers.ts';
import { safeName } from './safe-name.ts';
import type { RunFolder, Staging } from './staging.ts';

/** Staging below a folder of this machine or of a mounted volume. */
export const createFileStaging = (options: { readonly root: string }): Staging =>
  createStaging(createLocalVolume(options.root));

/** Staging on any storage: one folder a repository, in it one folder a run, in it the parts. */
export function createStaging(storage: Storage): Staging {
  return {
    openRun: (repo, workflowRun) => openRepositoryRun(storage, repo, workflowRun),
    writePart: (run, name, lines) => writePart(storage, partPath(run, name), lines),
    findPart: (run, name) => findPart(storage, partPath(run, name)),
    readLines: (part) => readLines(storage, part),
    readGroups: (part) => readGroups(storage, part),
    discardRun: (run) => discardRun(storage, run),
    objectsOf: ({ repo, run_id }) => objectsBelow(storage, `${safeName(repo)}/${run_id}`, OPENED),
    dropObject: (path) => storage.drop(path),
    openedRuns: (repo) => runNumbers(storage, safeName(repo)),
    sealedRuns: (repo) => sealedRuns(storage, safeName(repo)),
    newestSealedRun: (repo) => newestSealed(storage, safeName(repo)),
    openedAt: (run) => openedAt(storage, `${safeName(run.repo)}/${run.run_id}`),
    repositories: () => repositories(storage),
  };
}

function partPath(run: RunFolder, name: string): string {
  if (!/^\d{6}$/.test(run.run_id)) throw new Failure('ContractBroken', `not a run number: ${run.run_id}`);
  if (name.endsWith(REFERENCE) || name === OPENED)
    throw new Failure('ContractBroken', `reserved name: ${name}`);
  return [safeName(run.repo), run.run_id, ...name.split('/').map(safeName)].join('/');
}

async function openRepositoryRun(storage: Storage, repo: string, workflowRun: string): Promise<string> {
  const folder = safeName(repo);
  const sealed = new Set(await sealedRuns(storage, folder));
  for (const number of await runNumbers(storage, folder)) {
    if (!sealed.has(number)) await storage.sweep(`${folder}/${number}`);
  }
  await storage.writeOnce(`${folder}/repository.json`, [Buffer.from(JSON.stringify({ repo }))]);
  return openRun(storage, folder, workflowRun);
}

async function writePart(storage: Storage, uri: string, lines: Lines): Promise<PartRef> {
  const standing = await findPart(storage, uri);
  if (standing !== null) return standing;
  const encoded = encodeLines(lines);
  if (!(await storage.writeOnce(uri, encoded.chunks))) return describe(storage, uri);
  return remember(storage, { uri, ...encoded.figures() });
}

async function remember(storage: Storage, part: PartRef): Promise<PartRef> {
  await storage.writeOnce(part.uri + REFERENCE, [Buffer.from(JSON.stringify(part))]);
  return part;
}

async function findPart(storage: Storage, uri: string): Promise<PartRef | null> {
  return (await storage.size(uri)) === null ? null : describe(storage, uri);
}

/** The reference kept beside a part, so that later damage is seen; measured anew when an attempt died between the two. */
async function describe(storage: Storage, uri: string): Promise<PartRef> {
  const kept = await readText(storage, uri + REFERENCE);
  if (kept === null) return remember(storage, { uri, ...(await measure(storage.read(uri))) });
  const part = PartRef.safeParse(parseJson(kept));
  if (part.success && part.data.uri === uri) return part.data;
  throw new Failure('StagedPartDamaged', `${uri}${REFERENCE} is not the reference of its part`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The whole part is checked before its first line is given, so nobody acts on half of a damaged one.
async function* readLines(storage: Storage, part: PartRef): AsyncIterable<string> {
  await checkSize(storage, part);
  checkHash(part, await hashOf(storage.read(part.uri)));
  let count = 0;
  for await (const group of decodeGroups(storage.read(part.uri))) {
    for (const line of group) {
      count += 1;
      yield line;
    }
  }
  checkCount(part, count);
}

async function* readGroups(storage: Storage, part: PartRef): AsyncIterable<Iterable<string>> {
  await checkSize(storage, part);
  let count = 0;
  function* counted(lines: Iterable<string>): Iterable<string> {
    for (const line of lines) {
      count += 1;
      yield line;
    }
  }
  const { chunks, sha256 } = hashPassing(storage.read(part.uri));
  for await (const lines of decodeGroups(chunks)) yield counted(lines);
  checkHash(part, sha256());
  checkCount(part, count);
}

async function checkSize(storage: Storage, part: PartRef): Promise<void> {
  const size = await storage.size(part.uri);
  if (size !== part.bytes) throw damaged(part, `${size ?? 'no'} bytes instead of ${part.bytes}`);
}

function checkHash(part: PartRef, sha256: string): void {
  if (sha256 !== part.sha256) throw damaged(part, `SHA-256 is ${sha256} instead of ${part.sha256}`);
}

function checkCount(part: PartRef, count: number): void {
  if (count !== part.count) throw damaged(part, `${count} records instead of ${part.count}`);
}

const damaged = (part: PartRef, what: string): Failure =>
  new Failure('StagedPartDamaged', `${part.uri}: ${what}`);

async function discardRun(storage: Storage, run: RunFolder): Promise<void> {
  if ((await storage.size(partPath(run, SEAL))) !== null) return;
  const folder = `${safeName(run.repo)}/${run.run_id}`;
  for (const name of await storage.list(folder)) {
    if (name !== OPENED) await storage.drop(`${folder}/${name}`);
  }
}

async function sealedRuns(storage: Storage, folder: string): Promise<readonly string[]> {
  const sealed: string[] = [];
  for (const number of await runNumbers(storage, folder)) {
    if ((await storage.size(`${folder}/${number}/${SEAL}`)) !== null) sealed.push(number);
  }
  return sealed;
}

async function repositories(storage: Storage): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of await storage.list('')) {
    const text = await readText(storage, `${folder}/repository.json`);
    if (text !== null) found.push((JSON.parse(text) as { repo: string }).repo);
  }
  return found.sort();
}
