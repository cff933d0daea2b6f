import type { RunFolder, Staging } from '../../../adapters/staging/staging.ts';
import { DEAD_LETTERS, DeadLetter } from '../../../schemas/dead-letter.ts';
import { Failure } from '../../../schemas/failures.ts';
import { ENDINGS } from '../../../schemas/sealed-index.ts';
import { parseJson } from '../../envelopes/consume.ts';
import { dropsOf } from './drop-letters.ts';

/**
 * `open`: the newest written run still has it, so a fact is missing from the graph. `settled`: a newer run was written, and
 * what it says holds. `dropped`: a person said that it needs no further try.
 */
export type LetterState = 'open' | 'settled' | 'dropped';

export interface FoundLetter extends RunFolder {
  /** Place in the run's dead-letter file, from 1. */
  readonly number: number;
  readonly state: LetterState;
  readonly letter: DeadLetter;
}

/** All dead letters of a repository, oldest run first. */
export async function readLetters(staging: Staging, repo: string): Promise<readonly FoundLetter[]> {
  const runs = (await staging.sealedRuns(repo)).map((run_id) => ({ repo, run_id }));
  const newest = await newestWritten(staging, runs);
  const dropped = new Set<string>();
  for (const run of runs)
    for (const { contents } of await dropsOf(staging, run)) for (const one of contents) dropped.add(one);
  const found: FoundLetter[] = [];
  for (const run of runs) {
    const stateOf = ({ content }: DeadLetter): LetterState => {
      if (run.run_id !== newest) return 'settled';
      return dropped.has(content) ? 'dropped' : 'open';
    };
    const letters = await lettersOf(staging, run);
    found.push(
      ...letters.map((letter, index) => ({ ...run, number: index + 1, state: stateOf(letter), letter })),
    );
  }
  return found;
}

/** The dead letters of one run, in the order of its file. Throws StagedPartDamaged. */
export async function lettersOf(staging: Staging, run: RunFolder): Promise<readonly DeadLetter[]> {
  const part = await staging.findPart(run, DEAD_LETTERS);
  if (part === null) return [];
  const letters: DeadLetter[] = [];
  for await (const line of staging.readLines(part)) {
    const letter = DeadLetter.safeParse(parseJson(line));
    if (!letter.success) throw new Failure('StagedPartDamaged', `${part.uri} holds what is no dead letter`);
    letters.push(letter.data);
  }
  return letters;
}

const isWrittenWhole = async (staging: Staging, run: RunFolder): Promise<boolean> =>
  (await staging.findPart(run, ENDINGS.written)) !== null &&
  (await staging.findPart(run, DEAD_LETTERS)) === null;

async function newestWritten(staging: Staging, runs: readonly RunFolder[]): Promise<string | null> {
  for (const run of [...runs].reverse()) {
    if ((await staging.findPart(run, ENDINGS.written)) !== null) return run.run_id;
  }
  return null;
}

/** How many letters of all repositories wait for somebody. Repositories whose newest run has none cost a few looks at the storage. */
export async function countOpenLetters(staging: Staging): Promise<number> {
  let open = 0;
  for (const repo of await staging.repositories()) {
    const run_id = await staging.newestSealedRun(repo);
    if (run_id === null || (await isWrittenWhole(staging, { repo, run_id }))) continue;
    open += (await readLetters(staging, repo)).filter(({ state }) => state === 'open').length;
  }
  return open;
}
