import type { GitMirrors, RepositoryAddress } from '../../adapters/git/git-mirrors.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Settings } from '../../schemas/settings.ts';
import { withHeartbeat } from '../envelopes/heartbeat.ts';
import { checkFreshnessOf, type FreshnessQuestion, type IsUnchanged } from './check-freshness.ts';
import { type CensusQuestion, ingestCensus } from './ingest-census.ts';
import type { MinerRule } from './profile/select-miners.ts';

export interface IngestDependencies {
  readonly mirrors: GitMirrors;
  readonly staging: Staging;
  readonly settings: Pick<Settings, 'teams'> & Partial<Pick<Settings, 'instances'>>;
  /** Name and rule of every miner of the registry. */
  readonly miners: readonly MinerRule[];
  readonly isUnchanged: IsUnchanged;
}

/** Every input may carry the trace id, which the worker's log interceptor reads. */
interface Traced {
  readonly trace_id?: string;
}

export type IngestActivities = ReturnType<typeof createIngestActivities>;

/** From an address to one commit on local disk, counted and profiled. */
export function createIngestActivities(tools: IngestDependencies) {
  const { mirrors, staging, isUnchanged } = tools;
  return {
    resolveRepository: ({ repo, ref, token }: RepositoryAddress & Traced): Promise<RepositoryRef> =>
      withHeartbeat(({ signal }) =>
        mirrors.resolve(
          { repo, ...(ref === undefined ? {} : { ref }), ...(token === undefined ? {} : { token }) },
          signal,
        ),
      ),

    checkFreshness: (question: FreshnessQuestion & Traced) =>
      withHeartbeat(async ({ signal }) => ({
        checked: await checkFreshnessOf(question, mirrors, isUnchanged, signal),
      })),

    fetchRepository: ({ repository }: { readonly repository: RepositoryRef } & Traced) =>
      withHeartbeat(async ({ signal, tell }) => {
        const mirror = await mirrors.sync(repository, tell, signal);
        return { mirror, committed_at: await mirrors.committedAt(mirror, repository.sha) };
      }),

    openRun: async ({ repository, committed_at, trace_id, workflow_run }: OpenRun): Promise<RunRef> => {
      const run_id = await staging.openRun(repository.key, workflow_run);
      return { repo: repository.key, run_id, trace_id, sha: repository.sha, committed_at };
    },

    takeCensus: (question: CensusQuestion) =>
      withHeartbeat(({ signal, tell }) => ingestCensus(tools, question, tell, signal)),
  };
}

interface OpenRun {
  readonly repository: Pick<RepositoryRef, 'key' | 'sha'>;
  readonly committed_at: string;
  readonly trace_id: string;
  /** Temporal's id of the workflow run: asked again for it, the number is the same. */
  readonly workflow_run: string;
}
