import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing, stackInstallers } from '../../infra/local/installers/install-missing.ts';
import { withLock } from '../../infra/local/lock.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { lockFile } from '../../infra/local/stack-home.ts';
import { ChaosResult, type PlayedSeed } from '../../schemas/cli/chaos.ts';
import { type Arena, openArena } from './arena.ts';
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
/** Ended from outside: what is under way is left, and all that was started is stopped. */
const ended = Promise.withResolvers<never>();
ended.promise.catch(() => undefined);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // What is left under way falls over servers and connections that are gone, in timers of the client too.
    process.on('uncaughtException', () => undefined);
    ended.reject(new Error(`ended by ${signal}`));
  });

const opening = openArena(root, settings, () => undefined);
try {
  const arena = await opening;
  const playing = playAll(arena, Number(values.from), Number(values.seeds));
  // Left under way, it fails at servers that are no longer there.
  playing.catch(() => undefined);
  const result = ChaosResult.parse(await Promise.race([playing, ended.promise]));
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await (await opening.catch(() => null))?.stop();
  rmSync(root, { recursive: true, force: true });
}
process.exit();

async function playAll(arena: Arena, first: number, count: number) {
  const undisturbed = await playUndisturbed(arena, root);
  tell(`undisturbed: ${(undisturbed.spanMs / 1000).toFixed(1)} s`);
  const left_out = faults.flatMap((fault) => {
    const why = fault.missing(arena);
    return why === null ? [] : [`${fault.name}: ${why}`];
  });
  for (const line of left_out) tell(`not played: ${line}`);
  const seeds: PlayedSeed[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const played = await playSeed(arena, root, seed, undisturbed);
    seeds.push(played);
    const end =
      played.broken.length === 0 ? 'all laws hold, same graph' : `BROKEN: ${played.broken.join('; ')}`;
    tell(
      `seed ${seed}: ${played.harms.join(', ')}: ${played.runs} runs, ${played.failed} failed, ${played.seconds} s: ${end}`,
    );
  }
  return { undisturbed: undisturbed.spanMs / 1000, left_out, seeds };
}
