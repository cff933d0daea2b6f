import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing, stackInstallers } from '../../infra/local/installers/install-missing.ts';
import { withLock } from '../../infra/local/lock.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { lockFile } from '../../infra/local/stack-home.ts';
import { ChaosResult, type PlayedSeed } from '../../schemas/cli/chaos.ts';
import { openArena } from './arena.ts';
import { faults } from './faults/registry.ts';
import { playSeed, playUndisturbed } from './play.ts';

/** What `fresh chaos` runs: prints its answer as one JSON line, and what people want to see on the way to standard error. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, from: { type: 'string', default: '1' } },
});
const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
const settings = currentStackSettings();
await withLock(lockFile(settings.home), tell, () => installMissing(stackInstallers(settings), tell));
const root = join(settings.home, 'chaos', String(process.pid));
const arena = await openArena(root, settings, () => undefined);
const stop = async (): Promise<void> => {
  await arena.stop();
  rmSync(root, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(130)));

try {
  const undisturbed = await playUndisturbed(arena, root);
  tell(`undisturbed: ${(undisturbed.spanMs / 1000).toFixed(1)} s`);
  const left_out = faults.flatMap((fault) => {
    const why = fault.missing(arena);
    return why === null ? [] : [`${fault.name}: ${why}`];
  });
  for (const line of left_out) tell(`not played: ${line}`);
  const seeds: PlayedSeed[] = [];
  const first = Number(values.from);
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const played = await playSeed(arena, root, seed, undisturbed);
    seeds.push(played);
    const end =
      played.broken.length === 0 ? 'all laws hold, same graph' : `BROKEN: ${played.broken.join('; ')}`;
    tell(
      `seed ${seed}: ${played.harms.join(', ')}: ${played.runs} runs, ${played.failed} failed, ${played.seconds} s: ${end}`,
    );
  }
  const result = ChaosResult.parse({ undisturbed: undisturbed.spanMs / 1000, left_out, seeds });
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await stop();
}
