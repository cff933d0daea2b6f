import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One run of one side as a process of its own. */
export interface SideRun {
  /** What the side itself clocked (its start-up left out), or else the whole process. */
  readonly seconds: number;
  readonly wall: number;
  /** Processor seconds in user mode, the side's children included; null where the machine has no GNU time. */
  readonly user: number | null;
  /** Largest resident set of the side or a child of it, in MB; null as above. */
  readonly peakMb: number | null;
  /** The last line of its standard output, where that is a JSON object. */
  readonly said: Readonly<Record<string, unknown>>;
  /** The end of its standard output. */
  readonly out: string;
}

export interface Side {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Standard output is thrown away unread, as with `> /dev/null`. */
  readonly quiet?: true;
}

const GNU_TIME = '/usr/bin/time';
const LAST_WORDS = 2_000;
const sides = fileURLToPath(new URL('./sides/', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program of test/bench/sides with one JSON argument; `flags` are those of the process that does it in the fleet. */
export const ourSide = (
  name: string,
  input: unknown,
  env?: Side['env'],
  flags: readonly string[] = [],
): Side => ({
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', ...flags, join(sides, `${name}.ts`), JSON.stringify(input)],
  cwd: root,
  ...(env === undefined ? {} : { env }),
});

let runs = 0;

/** Runs a side to its end. Throws with its last words when it fails. */
export async function runSide(side: Side, scratch: string): Promise<SideRun> {
  runs += 1;
  const figures = join(scratch, `time-${process.pid}-${runs}`);
  const timed = existsSync(GNU_TIME)
    ? { command: GNU_TIME, args: ['-f', '%U %M', '-o', figures, side.command, ...side.args] }
    : side;
  const started = performance.now();
  const { code, out, err } = await runToEnd({ ...side, ...timed });
  const wall = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${side.args.join(' ').slice(0, 200)} ended with ${code}: ${err}`);
  const said = lastObject(out);
  const seconds = typeof said.seconds === 'number' ? said.seconds : wall;
  return { seconds, wall, said, out, ...readFigures(figures) };
}

function readFigures(path: string): Pick<SideRun, 'user' | 'peakMb'> {
  if (!existsSync(path)) return { user: null, peakMb: null };
  const [user = 0, kilobytes = 0] = readFileSync(path, 'utf8').trim().split(/\s+/).slice(-2).map(Number);
  rmSync(path);
  return { user, peakMb: kilobytes / 1024 };
}

function runToEnd({ command, args, env, cwd, quiet }: Side) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet === true ? 'ignore' : 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out = (out + text).slice(-1_000_000);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err = (err + text).slice(-LAST_WORDS);
  });
  return new Promise<{ code: number | string; out: string; err: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 1, out, err }));
  });
}

function lastObject(out: string): Readonly<Record<string, unknown>> {
  const line = out.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
