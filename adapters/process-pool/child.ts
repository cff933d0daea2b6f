import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Batch, Reply } from './serve-pieces.ts';

/** Loading parsers takes a second; a machine that is full of other work may need many. */
const LOADING_MS = 120_000;
const LAST_WORDS = 2000;

export interface ChildOptions {
  /** Module that calls servePieces. */
  readonly entry: URL;
  /** A child that says nothing for so long while it has work is killed. Never a reason to reject a file (law 9). */
  readonly watchdogMs: number;
  /** JavaScript heap; WASM memory comes on top of it. */
  readonly memoryMb: number;
}

/** Answers of the first pieces of a batch, and why the child ended before the rest; null when it did them all. */
export interface Trial<Answer> {
  readonly answers: readonly Answer[];
  readonly ended: string | null;
}

export interface Child<Job, Piece, Answer> {
  /** One batch at a time. A child that ended is of no further use. Rejects when it could not even load. */
  readonly run: (batch: Batch<Job, Piece>) => Promise<Trial<Answer>>;
  readonly close: () => Promise<void>;
}

/**
 * A process of its own rather than a thread: V8 ends the whole process when a thread's heap overflows faster than its
 * limit is noticed, and that would take the work of all others with it (docs/decisions).
 */
export function openChild<Job, Piece, Answer>(options: ChildOptions): Child<Job, Piece, Answer> {
  const child = start(options);
  const lastWords = listen(child);
  const gone = goneOf(child);
  let over: string | null = null;
  let tellEnd = (_how: string): void => undefined;
  void gone.then((how) => {
    over = how;
    tellEnd(how);
  });
  let ready = false;
  idle(child);

  function run(batch: Batch<Job, Piece>): Promise<Trial<Answer>> {
    return new Promise((resolve, reject) => {
      const answers: Answer[] = [];
      let silent = false;
      let timer = setTimeout(onSilence, ready ? options.watchdogMs : LOADING_MS);

      function settle(ended: string | null): void {
        clearTimeout(timer);
        child.off('message', onMessage);
        tellEnd = () => undefined;
        idle(child);
        if (ready) resolve({ answers, ended });
        else reject(new Error(`a mining process did not start: ${ended} ${lastWords()}`));
      }
      function onMessage(reply: Reply<Answer>): void {
        clearTimeout(timer);
        ready = true;
        if (reply.type === 'answer') answers.push(reply.answer);
        if (reply.type === 'done') settle(null);
        else timer = setTimeout(onSilence, options.watchdogMs);
      }
      function onSilence(): void {
        silent = true;
        child.kill('SIGKILL');
      }

      tellEnd = (how) => settle(silent ? `no answer within ${options.watchdogMs} ms` : how);
      if (over !== null) {
        tellEnd(over);
        return;
      }
      busy(child);
      child.on('message', onMessage);
      child.send(batch, () => undefined); // a child that is gone says so by its end
    });
  }

  async function close(): Promise<void> {
    if (over !== null) return;
    busy(child);
    child.kill('SIGKILL');
    await gone;
  }

  return { run, close };
}

// A stack of 4 MB as the main thread of a usual machine allows, so that what is too deep does not depend on the machine.
const start = ({ entry, memoryMb }: ChildOptions): ChildProcess =>
  fork(fileURLToPath(entry), {
    execArgv: [`--max-old-space-size=${memoryMb}`, '--stack-size=3900'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

/** How a child ended, once the last of its answers was read. */
function goneOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    const ended = (how: string): void => {
      if (child.connected) child.once('disconnect', () => resolve(how));
      else resolve(how);
    };
    child.once('exit', (code, signal) => ended(`ended with ${signal ?? `exit code ${code}`}`));
    child.once('error', (error) => ended(error.message));
  });
}

/** What a child said last on its standard error: only told when it could not load, before it saw any mined text. */
function listen(child: ChildProcess): () => string {
  let text = '';
  child.on('error', (error) => {
    text = error.message;
  });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-LAST_WORDS);
  });
  return () => text;
}

/** Idle children do not keep the command line from ending. */
function idle(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as { unref?: () => void } | null)?.unref?.();
}

function busy(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
