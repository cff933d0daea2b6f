import { Failure } from '../../schemas/failures.ts';
import { SEAL } from '../../schemas/sealed-index.ts';
import type { Storage } from '../storage/storage.ts';
import { safeName } from './safe-name.ts';

const RUN = /^\d{6}$/;

/** Holds the number of a run, for ever. */
export const OPENED = 'run.json';

/** Numbers of a repository's runs that were opened, oldest first. */
export async function runNumbers(storage: Storage, folder: string): Promise<readonly string[]> {
  return (await storage.list(folder)).filter((name) => RUN.test(name));
}

/** Number of a repository's newest run that is sealed, or null; looks at no more runs than it must. */
export async function newestSealed(storage: Storage, folder: string): Promise<string | null> {
  for (const number of [...(await runNumbers(storage, folder))].reverse()) {
    if ((await storage.size(`${folder}/${number}/${SEAL}`)) !== null) return number;
  }
  return null;
}

/**
 * Gives a workflow run its number in the repository. Whoever writes `run.json` of a number first has it; a claim by the
 * workflow run's name finds it again, also when an attempt died after taking the number.
 */
export async function openRun(storage: Storage, folder: string, workflowRun: string): Promise<string> {
  const claim = `${folder}/claims/${safeName(workflowRun)}`;
  const claimed = await readText(storage, claim);
  if (claimed !== null) return claimed;
  const number = await takeNumber(storage, folder, workflowRun);
  await storage.writeOnce(claim, [Buffer.from(number)]);
  return (await readText(storage, claim)) ?? number;
}

async function takeNumber(storage: Storage, folder: string, workflowRun: string): Promise<string> {
  // The newest number first: it is ours when an earlier attempt died before its claim.
  for (
    let next = Math.max(1, Number((await runNumbers(storage, folder)).at(-1) ?? 1));
    next <= 999_999;
    next++
  ) {
    const number = String(next).padStart(6, '0');
    const path = `${folder}/${number}/${OPENED}`;
    const opened = { workflow_run: workflowRun, opened_at: new Date().toISOString() };
    if (await storage.writeOnce(path, [Buffer.from(JSON.stringify(opened))])) return number;
    const taken = JSON.parse((await readText(storage, path)) ?? '{}') as { workflow_run?: string };
    if (taken.workflow_run === workflowRun) return number;
  }
  throw new Failure('StagingFull', `all run numbers of ${folder} are used up`);
}

/** When a run was opened, ISO 8601 in UTC; null where nobody wrote it down. */
export async function openedAt(storage: Storage, runFolder: string): Promise<string | null> {
  const text = await readText(storage, `${runFolder}/${OPENED}`);
  return text === null ? null : ((JSON.parse(text) as { opened_at?: string }).opened_at ?? null);
}

/** A small object as text; null when there is none. */
export async function readText(storage: Storage, path: string): Promise<string | null> {
  if ((await storage.size(path)) === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of storage.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
