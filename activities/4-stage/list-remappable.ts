import type { Staging } from '../../adapters/staging/staging.ts';
import { Failure, type FailureName } from '../../schemas/failures.ts';
import { isOpenKind } from '../../schemas/items/open.ts';
import { itemKinds } from '../../schemas/items/registry.ts';
import { RepoKey } from '../../schemas/repository.ts';
import { namesRepository } from '../../schemas/repository-name.ts';
import { isSince, parseSince, type Since } from '../../schemas/since.ts';
import { readIndex } from './read-index.ts';

export interface RemappableQuestion {
  /** Run number, date or ontology version (schemas/since.ts); absent: whatever the run. */
  readonly since?: string;
  /** Keys or addresses; absent: every repository that has staged runs. */
  readonly repos?: readonly string[];
  /** Only repositories whose run holds items of one of these kinds; absent: any. */
  readonly kinds?: readonly string[];
  /** Key after which this page begins; absent: the first page. */
  readonly after?: string;
  /** Runs that a page names at most. */
  readonly limit: number;
}

/** The newest sealed run of a repository, to be mapped again. */
export interface Remappable {
  readonly repo: string;
  readonly run_id: string;
  /** Envelopes that it holds. */
  readonly items: number;
}

export interface RemappablePage {
  readonly runs: readonly Remappable[];
  /** Repositories that cannot be mapped again, and why. */
  readonly troubled: readonly { readonly repo: string; readonly code: FailureName }[];
  /** Repositories looked at that are not meant: their newest run is older, or holds none of the kinds. */
  readonly passed_over: number;
  /** Key to go on after; null when this was the last page. */
  readonly next: string | null;
  /** Repositories that no page has looked at yet. */
  readonly left: number;
}

/** One page of the newest sealed runs, by key. Told once a repository, since a listing of a large fleet takes its time. */
export async function listRemappable(
  staging: Staging,
  question: RemappableQuestion,
  tell: (looked: { readonly done: number; readonly total: number }) => void,
): Promise<RemappablePage> {
  const since = checkInput(question);
  const staged = (await staging.repositories()).filter((key) => RepoKey.safeParse(key).success);
  const { after, repos } = question;
  const asked =
    repos === undefined ? staged : staged.filter((key) => repos.some((name) => namesRepository(name, key)));
  const keys = after === undefined ? asked : asked.filter((key) => key > after);
  const runs: Remappable[] = [];
  const troubled: RemappablePage['troubled'][number][] =
    after === undefined ? strangers(repos ?? [], staged) : [];
  let looked = 0;
  for (const key of keys) {
    if (runs.length === question.limit) break;
    const found = await newestRun(staging, key, since, question.kinds).catch(expected);
    if (found instanceof Failure) troubled.push({ repo: key, code: found.name });
    else if (found !== null) runs.push(found);
    looked += 1;
    tell({ done: looked, total: keys.length });
  }
  const left = keys.length - looked;
  return {
    runs,
    troubled,
    passed_over: looked - runs.length - troubled.filter(({ repo }) => keys.includes(repo)).length,
    next: left === 0 ? null : (keys[looked - 1] ?? null),
    left,
  };
}

function checkInput({ since, kinds = [] }: RemappableQuestion): Since | null {
  const unknown = kinds.filter((kind) => !Object.hasOwn(itemKinds, kind) && !isOpenKind(kind));
  if (unknown.length > 0)
    throw new Failure(
      'BadInput',
      `kinds: ${unknown.join(', ')}; known: ${Object.keys(itemKinds).join(', ')}, open/<name>`,
    );
  if (since === undefined) return null;
  const parsed = parseSince(since);
  if (parsed !== null) return parsed;
  throw new Failure(
    'BadInput',
    `since: ${JSON.stringify(since)} is no run number (12), date (2026-05-01) or ontology version (0.2.0)`,
  );
}

/** What was asked for by name and has no staged run. */
const strangers = (repos: readonly string[], staged: readonly string[]) =>
  repos
    .filter((name) => !staged.some((key) => namesRepository(name, key)))
    .map((repo) => ({ repo, code: 'NotStaged' as const }));

async function newestRun(
  staging: Staging,
  repo: string,
  since: Since | null,
  kinds: readonly string[] | undefined,
): Promise<Remappable | null> {
  const run_id = await staging.newestSealedRun(repo);
  if (run_id === null) return null;
  const index = await readIndex(staging, { repo, run_id });
  const { counts, ontology_version = null } = index;
  const parts = [...index.parts, ...(index.base?.parts ?? [])];
  const opened_at = await staging.openedAt({ repo, run_id });
  if (since !== null && !isSince(since, { run_id, opened_at, ontology_version })) return null;
  if (kinds !== undefined && !parts.some(({ kind }) => kinds.includes(kind))) return null;
  return { repo, run_id, items: counts.items };
}

// Trouble with one repository's staging is an answer, not the end of the listing.
function expected(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
