import type { Client, WorkflowHandle } from '@temporalio/client';
import type { RunProgress } from '../../workflows/messages.ts';
import { openHeartbeats } from './heartbeats.ts';
import { progressLine } from './progress-line.ts';

const POLL_MS = 500;

export type Ending =
  | { readonly kind: 'closed' }
  | { readonly kind: 'waiting'; readonly progress: RunProgress };

/**
 * Prints the progress of a ProcessRepo run whenever it changes, until the run ends or waits for a human.
 * The run asked for may have handed its work to `repo:<key>`; from then on that one is watched.
 */
export async function followRun(
  client: Client,
  started: WorkflowHandle,
  print: (line: string) => void,
): Promise<Ending> {
  let told = '';
  const since = Date.now();
  const closed = started.result().then(
    () => true,
    () => true,
  );
  for (;;) {
    const over = await Promise.race([closed, pause(POLL_MS)]);
    if (over === true) return { kind: 'closed' };
    const seen = await look(client, started);
    if (seen === null) continue;
    const line = progressLine(seen.progress, seen.heartbeats, (Date.now() - since) / 1000);
    if (line !== told) print(line);
    told = line;
    if (seen.progress.outcome === 'waiting') return { kind: 'waiting', progress: seen.progress };
  }
}

async function look(client: Client, started: WorkflowHandle) {
  const asked = await query(started);
  if (asked?.repo == null) return asked === null ? null : { progress: asked, heartbeats: [] };
  const worker = client.workflow.getHandle(`repo:${asked.repo}`);
  const progress = await query(worker);
  if (progress === null) return { progress: asked, heartbeats: [] };
  return { progress, heartbeats: await openHeartbeats(worker) };
}

/** Null while no worker answers or the run is not there yet: the next look will tell. */
async function query(handle: WorkflowHandle): Promise<RunProgress | null> {
  try {
    return await handle.query<RunProgress>('progress');
  } catch {
    return null;
  }
}

const pause = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, ms, false));
