import type { GitMirrors, RepositoryAddress } from '../../adapters/git/git-mirrors.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Settings } from '../../schemas/settings.ts';
import { pinFormerRun } from '../envelopes/former-run.ts';
import { withHeartbeat } from '../envelopes/heartbeat.ts';
import type { Versions } from '../envelopes/read-key.ts';
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
  /** What shapes items beside their inputs; without them every run looks at everything. */
  readonly versions?: Versions;
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

    openRun: async (request: OpenRun): Promise<RunRef> => {
      const { repository, committed_at, trace_id, workflow_run, afresh = false } = request;
      const run_id = await staging.openRun(repository.key, workflow_run);
      await pinFormerRun(staging, { repo: repository.key, run_id }, afresh);
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
  /** Looks at everything, whatever an earlier run saw. */
  readonly afresh?: boolean;
}
