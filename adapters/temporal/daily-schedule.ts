import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { taskQueues } from '../../workflows/task-queues.ts';

/** A workflow that is started once a day. */
export interface DailyWork {
  /** Its id in Temporal; the Web UI shows it under this name. */
  readonly id: string;
  readonly workflow: string;
  /** First part of the id of what it starts. */
  readonly workflowId: string;
  readonly args: readonly unknown[];
  readonly summary: string;
}

/** When it is started by itself. */
export interface DailyWish {
  /** `HH:MM` in the time zone. */
  readonly at: string;
  /** IANA name, e.g. Europe/Berlin. */
  readonly timezone: string;
  /** Longest random delay after that, e.g. `10m`: spreads the load of many fleets on one git host. */
  readonly jitter: string;
}

export interface DailyState {
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
export async function upsertDaily(
  client: Client,
  work: DailyWork,
  wish: DailyWish,
): Promise<'created' | 'updated' | 'standing'> {
  const options = optionsOf(work, wish);
  try {
    await client.schedule.create({ scheduleId: work.id, ...options });
    return 'created';
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const handle = client.schedule.getHandle(work.id);
  const { action } = await handle.describe();
  if (action.memo?.['wish'] === options.action.memo.wish) return 'standing';
  await handle.update(({ state }) => ({ ...options, state }));
  return 'updated';
}

/** False when there was none. A run that it has started goes on. */
export async function deleteDaily(client: Client, { id }: Pick<DailyWork, 'id'>): Promise<boolean> {
  try {
    await client.schedule.getHandle(id).delete();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

/** Null when there is no such schedule. */
export async function describeDaily(
  client: Client,
  { id }: Pick<DailyWork, 'id'>,
): Promise<DailyState | null> {
  try {
    const { info, state } = await client.schedule.getHandle(id).describe();
    const next = state.paused ? undefined : info.nextActionTimes[0];
    return { next: next?.toISOString() ?? null, paused: state.paused, note: state.note ?? null };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

function optionsOf(work: DailyWork, { at, timezone, jitter }: DailyWish) {
  const [hour, minute] = at.split(':').map(Number);
  return {
    spec: { calendars: [{ hour: hour ?? 0, minute: minute ?? 0 }], timezone, jitter: jitter as '10m' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: work.workflow,
      workflowId: work.workflowId,
      taskQueue: taskQueues.workflow,
      args: [...work.args],
      staticSummary: work.summary,
      // Shown with every run, and how the next worker tells that the wish is still the same.
      memo: { wish: `at ${at} ${timezone}, up to ${jitter} later` },
    },
    policies: {
      // What takes longer than a day is not run twice at a time.
      overlap: ScheduleOverlapPolicy.SKIP,
      // After an outage a night that was missed by more than this is left out: the next one sees the same.
      catchupWindow: '1h' as const,
    },
  };
}
