import { type Context, log } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Meters } from '../adapters/telemetry/meters.ts';
import { type Ending, observeAttempt } from '../adapters/telemetry/metrics.ts';
import { Failure, failures } from '../schemas/failures.ts';
import { RepoKey } from '../schemas/repository.ts';
import { inActivitySpan } from './activity-span.ts';

/**
 * What every activity is wrapped in: one trace id on all its log lines, metrics from its receipt, and failures turned
 * into Temporal's form by the one table of schemas/failures.ts.
 */
export const activityShell =
  (meters: Meters) =>
  (context: Context): ActivityInterceptors => {
    const activity = context.info.activityType;
    let fields: Record<string, unknown> = {};
    return {
      outbound: { getLogAttributes: (input, next) => ({ ...next(input), ...fields }) },
      inbound: {
        execute: async (input, next) => {
          const [argument] = input.args;
          fields = traceFields(argument);
          const started = performance.now();
          const observe = (ending: Ending): void =>
            observeAttempt(meters, {
              activity,
              input: argument,
              seconds: (performance.now() - started) / 1000,
              ending,
            });
          try {
            const receipt = await inActivitySpan(context, input.headers, fields, () => next(input));
            observe({ is: 'done', receipt });
            log.info('activity done', { activity });
            return receipt;
          } catch (error) {
            observe(endingOf(error));
            throw toTemporal(error, activity);
          }
        },
      },
    };
  };

function traceFields(argument: unknown): Record<string, unknown> {
  const { run, trace_id, repository, repo } = (argument ?? {}) as {
    run?: { trace_id: string; repo: string; run_id: string };
    trace_id?: string;
    repository?: { key: string };
    repo?: string;
  };
  if (run !== undefined) return { trace_id: run.trace_id, repo: run.repo, run_id: run.run_id };
  return { trace_id, repo: repository?.key ?? keyOrNothing(repo) };
}

/** What a person gave as an address may hold a credential, in a URL or before an `@`: only a key is shown. */
const keyOrNothing = (repo: string | undefined): string | undefined =>
  repo !== undefined && RepoKey.safeParse(repo).success && !repo.includes('@') ? repo : undefined;

function endingOf(error: unknown): Ending {
  if (error instanceof CancelledFailure) return { is: 'cancelled' };
  return { is: 'failed', failure: error instanceof Failure ? error.name : 'Unexpected' };
}

function toTemporal(error: unknown, activity: string): unknown {
  if (!(error instanceof Failure)) return error;
  const { retryable, hint } = failures[error.name];
  log.warn('activity failed', { activity, failure: error.name, message: error.message });
  return ApplicationFailure.create({
    message: error.message,
    type: error.name,
    nonRetryable: !retryable,
    details: [{ hint }],
    cause: error,
  });
}
