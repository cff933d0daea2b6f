import { type Client, ScheduleNotFoundError } from '@temporalio/client';

/**
 * When the last run of a schedule ended well; when it was made if none did yet; null without such a schedule. Temporal
 * knows it as long as the namespace keeps histories, so the answer survives restarts of the fleet.
 */
export async function lastScheduledRun(client: Client, scheduleId: string): Promise<Date | null> {
  const schedule = await describe(client, scheduleId);
  if (schedule === null) return null;
  const query = `TemporalScheduledById = "${scheduleId}" AND ExecutionStatus = "Completed"`;
  let last = schedule.info.createdAt;
  // The store gives the workflow that closed last first.
  for await (const { closeTime } of client.workflow.list({ query, pageSize: 1 })) {
    if (closeTime !== undefined && closeTime > last) last = closeTime;
    break;
  }
  return last;
}

async function describe(client: Client, scheduleId: string) {
  try {
    return await client.schedule.getHandle(scheduleId).describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
