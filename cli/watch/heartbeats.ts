import type { WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';

/** How far an activity is, as it told with its last heartbeat. */
export interface Heartbeat {
  readonly activity: string;
  readonly attempt: number;
  readonly done: number | null;
  readonly total: number | null;
  /** Message of the last failure when the activity is being tried again. */
  readonly trouble: string | null;
}

/** Open activities of a run with the counts of their last heartbeats. */
export async function openHeartbeats(handle: WorkflowHandle): Promise<Heartbeat[]> {
  const { raw } = await handle.describe();
  return (raw.pendingActivities ?? []).map((activity) => {
    const payload = activity.heartbeatDetails?.payloads?.[0];
    const details = payload
      ? (defaultPayloadConverter.fromPayload(payload) as { done?: unknown; total?: unknown })
      : null;
    return {
      activity: activity.activityType?.name ?? 'activity',
      attempt: activity.attempt ?? 1,
      done: typeof details?.done === 'number' ? details.done : null,
      total: typeof details?.total === 'number' ? details.total : null,
      trouble: activity.lastFailure?.message ?? null,
    };
  });
}
