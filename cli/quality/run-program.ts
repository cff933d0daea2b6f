import { spawn } from 'node:child_process';
import { projectRoot } from '../../infra/local/settings.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a program of ours that must not share a process with the command line, and answers its last line of standard output;
 * what it says on the way goes to standard error. Throws an Error with `trouble` when it does not end well. A signal goes on
 * to the program, which cleans up before both end.
 */
export async function runProgram(path: string, args: readonly string[], trouble: string): Promise<unknown> {
  const flags = ['--disable-warning=ExperimentalWarning', path, ...args];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'], cwd: projectRoot });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, passOn);
  });
  if (code !== 0) throw new Error(trouble);
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
}
