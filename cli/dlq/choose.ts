import { type FoundLetter, readLetters } from '../../activities/5-write/dead-letters/read-letters.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { ListedLetter } from '../../schemas/cli/dlq.ts';
import { Reason } from '../../schemas/reason.ts';
import { namesRepository } from '../../schemas/repository-name.ts';
import { UsageError } from '../exit-codes.ts';

/** Which letters a person means; what is absent is no condition. */
export interface Choice {
  readonly repo?: string;
  readonly run?: string;
  readonly reason?: string;
}

/** The name of a letter within its repository. */
export const nameOf = ({ run_id, number }: FoundLetter): string => `${run_id}.${number}`;

/** Letters of any state, by repository, run and place. Throws UsageError for what staging does not know. */
export async function chooseLetters(
  staging: Staging,
  { repo, run, reason }: Choice,
): Promise<readonly FoundLetter[]> {
  if (reason !== undefined && !Reason.safeParse(reason).success)
    throw new UsageError(
      `no dead letter has the reason ${JSON.stringify(reason)}: refused-by-graph, missing-end`,
    );
  const staged = await staging.repositories();
  const meant = repo === undefined ? staged : staged.filter((key) => namesRepository(repo, key));
  if (repo !== undefined && meant.length === 0)
    throw new UsageError(`no staged repository is called ${repo}; \`fresh stage-scan\` names them`);
  const found: FoundLetter[] = [];
  for (const key of meant) found.push(...(await readLetters(staging, key)));
  const number = run?.padStart(6, '0');
  return found.filter(
    (one) =>
      (number === undefined || one.run_id === number) &&
      (reason === undefined || one.letter.reason === reason),
  );
}

export function listed({ repo, state, letter, ...place }: FoundLetter): ListedLetter {
  const { kind, path, lines, reason, detail, trace_id } = letter;
  return {
    letter: nameOf({ repo, state, letter, ...place }),
    repo,
    state,
    kind,
    path,
    lines,
    reason,
    detail,
    trace_id,
  };
}
