import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { gitFailure } from '../command/git-failure.ts';
import { startGit } from '../command/run-git.ts';

/** Contents of blobs in the order asked, by one `git cat-file --batch`; null where the object is missing. */
export async function* readBlobs(
  mirror: string,
  ids: Iterable<string>,
  env: Readonly<Record<string, string>>,
): AsyncIterable<Uint8Array | null> {
  const git = startGit({ args: [`--git-dir=${mirror}`, 'cat-file', '--batch', '--buffer'], env });
  const counter = { asked: 0, done: false };
  const asking = ask(git.stdin, ids, counter);
  let given = 0;
  try {
    for await (const content of parseBatch(git.stdout)) {
      given += 1;
      yield content;
    }
    await asking;
    const { code, stderr } = await git.exit;
    if (code !== 0 || given !== counter.asked) throw gitFailure('reading contents', stderr);
  } finally {
    await git.stop();
  }
}

/** Writes only as fast as git takes the questions, and git answers only as fast as it is read. */
async function ask(stdin: Writable, ids: Iterable<string>, counter: { asked: number }): Promise<void> {
  for (const id of ids) {
    if (stdin.destroyed) return;
    counter.asked += 1;
    if (!stdin.write(`${id}\n`))
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]).catch(() => {});
  }
  stdin.end();
}

/** Answers are `<oid> blob <size><LF><content><LF>` or `<oid> missing<LF>`. */
export async function* parseBatch(
  stdout: Readable | AsyncIterable<Buffer>,
): AsyncIterable<Uint8Array | null> {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = 1;
  for await (const piece of stdout as AsyncIterable<Buffer>) {
    pieces.push(piece);
    held += piece.length;
    if (held < wanted) continue;
    let bytes: Buffer = Buffer.concat(pieces, held);
    for (let answer = takeAnswer(bytes); ; answer = takeAnswer(bytes)) {
      wanted = answer.wanted;
      if (answer.rest === null) break;
      yield answer.content;
      bytes = answer.rest;
    }
    pieces = [bytes];
    held = bytes.length;
  }
}

interface Answer {
  readonly content: Uint8Array | null;
  /** Null when the answer is not whole yet. */
  readonly rest: Buffer | null;
  /** Bytes needed before it makes sense to look again. */
  readonly wanted: number;
}

function takeAnswer(bytes: Buffer): Answer {
  const newline = bytes.indexOf(10);
  if (newline < 0) return { content: null, rest: null, wanted: bytes.length + 1 };
  const [, type = '', size = ''] = bytes.toString('latin1', 0, newline).split(' ');
  if (type === 'missing' || size === '')
    return { content: null, rest: bytes.subarray(newline + 1), wanted: 1 };
  const end = newline + 1 + Number(size);
  if (bytes.length <= end) return { content: null, rest: null, wanted: end + 1 };
  const content = type === 'blob' ? bytes.subarray(newline + 1, end) : null;
  return { content, rest: bytes.subarray(end + 1), wanted: 1 };
}
