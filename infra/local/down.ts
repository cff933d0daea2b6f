import { runCompose, usesContainers } from './container-engine.ts';
import { withLock } from './lock.ts';
import type { StackSettings } from './settings.ts';
import { lockFile } from './stack-home.ts';
import { endStack, readStackState } from './stack-state.ts';

/** Ends the whole stack and keeps its data; how many processes (containers: null) were ended. */
export function bringDown(
  settings: StackSettings,
  log: (line: string) => void,
): Promise<{ readonly ended: number | null }> {
  return withLock(lockFile(settings.home), log, async () => {
    const engine = readStackState(settings.home)?.engine ?? null;
    if (engine === 'compose' || (engine === null && (await usesContainers(settings)))) {
      await runCompose(['--profile', '*', 'down', '--remove-orphans'], settings, log);
      await endStack(settings.home);
      return { ended: null };
    }
    return { ended: await endStack(settings.home) };
  });
}
