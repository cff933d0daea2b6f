import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { taskQueues } from '../../workflows/task-queues.ts';

/** Its id in Temporal; the Web UI shows it under this name. */
export const NIGHTLY = 'nightly';

/** When the portfolio is processed by itself. */
export interface NightlyWish {
  /** `HH:MM` in the time zone. */
  readonly at: string;
  /** IANA name, e.g. Europe/Berlin. */
  readonly timezone: string;
  /** Longest random delay after that, e.g. `10m`: spreads the load of many fleets on one git host. */
  readonly jitter: string;
}

export interface NightlyState {
  /** ISO 8601 in UTC; null while it is paused. */
  readonly next: string | null;
  readonly paused: boolean;
  /** What the person wrote who paused it. */
  readonly note: string | null;
}

/**
 * Makes the schedule, or brings it up to date where the wish has changed since. What a person did to it in the Web UI
 * otherwise stands, and a pause survives even that. Any number of workers may do this at once.
 */
export async function upsertNightly(
  client: Client,
  wish: NightlyWish,
): Promise<'created' | 'updated' | 'standing'> {
  const options = optionsOf(wish);
  try {
    await client.schedule.create({ scheduleId: NIGHTLY, ...options });
    return 'created';
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const handle = client.schedule.getHandle(NIGHTLY);
  const { action } = await handle.describe();
  if (action.memo?.['nightly'] === options.action.memo.nightly) return 'standing';
  await handle.update(({ state }) => ({ ...options, state }));
  return 'updated';
}

/** False when there was none. A run that it has started goes on. */
export async function deleteNightly(client: Client): Promise<boolean> {
  try {
    await client.schedule.getHandle(NIGHTLY).delete();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

/** Null when there is no such schedule. */
export async function describeNightly(client: Client): Promise<NightlyState | null> {
  try {
    const { info, state } = await client.schedule.getHandle(NIGHTLY).describe();
    const next = state.paused ? undefined : info.nextActionTimes[0];
    return { next: next?.toISOString() ?? null, paused: state.paused, note: state.note ?? null };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

function optionsOf({ at, timezone, jitter }: NightlyWish) {
  const [hour, minute] = at.split(':').map(Number);
  return {
    spec: { calendars: [{ hour: hour ?? 0, minute: minute ?? 0 }], timezone, jitter: jitter as '10m' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: 'ProcessPortfolio',
      workflowId: 'portfolio:nightly',
      taskQueue: taskQueues.workflow,
      args: [{}],
      staticSummary: 'Process the portfolio, nightly',
      // Shown with every run, and how the next worker tells that the wish is still the same.
      memo: { nightly: `at ${at} ${timezone}, up to ${jitter} later` },
    },
    policies: {
      // A portfolio that takes longer than a day is not run twice at a time.
      overlap: ScheduleOverlapPolicy.SKIP,
      // After an outage a night that was missed by more than this is left out: the next one sees the same heads.
      catchupWindow: '1h' as const,
    },
  };
}
