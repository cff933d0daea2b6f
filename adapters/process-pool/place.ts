import { type Child, type ChildOptions, openChild } from './child.ts';

/** What became of a piece: its answer, or why no child could give one (crash, out of memory, no answer in time). */
export type Outcome<Piece, Answer> =
  | { readonly piece: Piece; readonly seen: true; readonly answer: Answer }
  | { readonly piece: Piece; readonly seen: false; readonly why: string };

/** Room for one child: a new one takes the place of one that ended. */
export interface Place<Job, Piece, Answer> {
  /** Outcomes in order. A piece whose child ends is tried once more, alone, in a fresh child. */
  readonly run: (
    job: Job,
    pieces: readonly Piece[],
    signal?: AbortSignal,
  ) => Promise<readonly Outcome<Piece, Answer>[]>;
  readonly close: () => Promise<void>;
}

export function createPlace<Job, Piece, Answer>(options: ChildOptions): Place<Job, Piece, Answer> {
  let child: Child<Job, Piece, Answer> | null = null;

  async function attempt(job: Job, pieces: readonly Piece[]) {
    child ??= openChild<Job, Piece, Answer>(options);
    const { answers, ended } = await child.run({ job, pieces }).catch((error: unknown) => {
      child = null;
      throw error;
    });
    if (ended !== null) child = null;
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

  return { run, close: async () => child?.close() };
}
