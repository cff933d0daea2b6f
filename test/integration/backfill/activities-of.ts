import { inject } from 'vitest';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';

/** Names of the activities that the newest run of a workflow has asked for, in order. */
export async function activitiesOf(workflowId: string): Promise<string[]> {
  const { temporalAddress, namespace } = inject('servers');
  const { client, close } = await connectTemporal({ address: temporalAddress, namespace });
  try {
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    return (history.events ?? []).flatMap(
      ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? [],
    );
  } finally {
    await close();
  }
}
