import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';

/** One activity that a workflow's history knows as completed. */
export interface Completed {
  readonly activity: string;
  // biome-ignore lint/suspicious/noExplicitAny: receipts of all activities
  readonly receipt: any;
}

/** Receipts of all completed activities of a workflow's last run, as Temporal's history has them. */
export async function receiptsOf(client: Client, workflowId: string): Promise<Completed[]> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const scheduled = new Map<string, string>();
  const completed: Completed[] = [];
  for (const event of events ?? []) {
    const asked = event.activityTaskScheduledEventAttributes;
    if (asked) scheduled.set(String(event.eventId), asked.activityType?.name ?? '');
    const done = event.activityTaskCompletedEventAttributes;
    if (!done) continue;
    const payload = done.result?.payloads?.[0];
    const receipt = payload ? defaultPayloadConverter.fromPayload(payload) : undefined;
    completed.push({ activity: scheduled.get(String(done.scheduledEventId)) ?? '', receipt });
  }
  return completed;
}
