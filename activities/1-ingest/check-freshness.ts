import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import { Failure, type FailureName } from '../../schemas/failures.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';

/** How many remotes are asked at a time: the answers are small and the waiting is long. */
const AT_ONCE = 8;

/** Answer for one address of a portfolio. */
export type Freshness =
  | { readonly repo: string; readonly state: 'changed'; readonly resolved: RepositoryRef }
  | { readonly repo: string; readonly state: 'unchanged'; readonly resolved: RepositoryRef }
  | { readonly repo: string; readonly state: 'failed'; readonly code: FailureName; readonly message: string };

/** Whether the last run saw this commit with these versions. */
export type IsUnchanged = (repository: RepositoryRef, fingerprint: string) => Promise<boolean>;

export interface FreshnessQuestion {
  readonly repos: readonly string[];
  readonly fingerprint: string;
  /** Everything that can be reached counts as changed. */
  readonly force: boolean;
}

/** Asks many remotes for their heads. One that cannot be reached is an answer, not the end of the others. */
export async function checkFreshnessOf(
  { repos, fingerprint, force }: FreshnessQuestion,
  mirrors: Pick<GitMirrors, 'resolve'>,
  isUnchanged: IsUnchanged,
  signal: AbortSignal,
): Promise<Freshness[]> {
  const answers: Freshness[] = [];
  async function ask(repo: string): Promise<Freshness> {
    try {
      const resolved = await mirrors.resolve({ repo }, signal);
      const state = !force && (await isUnchanged(resolved, fingerprint)) ? 'unchanged' : 'changed';
      return { repo, state, resolved };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { repo, state: 'failed', code: error.name, message: error.message };
    }
  }
  for (let at = 0; at < repos.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(repos.slice(at, at + AT_ONCE).map(ask))));
  }
  return answers;
}
