import { openThread, type Thread, type ThreadOptions } from './thread.ts';

/** What became of a piece: its answer, or why no thread could give one (crash, out of memory, no answer in time). */
export type Outcome<Piece, Answer> =
  | { readonly piece: Piece; readonly seen: true; readonly answer: Answer }
  | { readonly piece: Piece; readonly seen: false; readonly why: string };

/** Room for one thread: a new one takes the place of one that ended. */
export interface Place<Job, Piece, Answer> {
  /** Outcomes in order. A piece whose thread ends is tried once more, alone, in a fresh thread. */
  readonly run: (
    job: Job,
    pieces: readonly Piece[],
    signal?: AbortSignal,
  ) => Promise<readonly Outcome<Piece, Answer>[]>;
  readonly close: () => Promise<void>;
}

export function createPlace<Job, Piece, Answer>(options: ThreadOptions): Place<Job, Piece, Answer> {
  let thread: Thread<Job, Piece, Answer> | null = null;

  async function attempt(job: Job, pieces: readonly Piece[]) {
    thread ??= openThread<Job, Piece, Answer>(options);
    const { answers, ended } = await thread.run({ job, pieces }).catch((error: unknown) => {
      thread = null;
      throw error;
    });
    if (ended !== null) thread = null;
    const outcomes = answers.map(
      (answer, at): Outcome<Piece, Answer> => ({ piece: pieces[at] as Piece, seen: true, answer }),
    );
    return { outcomes, ended };
  }

  async function attemptAlone(job: Job, piece: Piece): Promise<Outcome<Piece, Answer>> {
    const { outcomes, ended } = await attempt(job, [piece]);
    return outcomes[0] ?? { piece, seen: false, why: ended ?? 'no answer' };
  }

  async function run(job: Job, pieces: readonly Piece[], signal?: AbortSignal) {
    const done: Outcome<Piece, Answer>[] = [];
    while (done.length < pieces.length) {
      signal?.throwIfAborted();
      done.push(...(await attempt(job, pieces.slice(done.length))).outcomes);
      const guilty = pieces[done.length];
      if (guilty !== undefined) done.push(await attemptAlone(job, guilty));
    }
    return done;
  }

  return { run, close: async () => thread?.close() };
}
