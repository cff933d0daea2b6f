import type { ActivityInput, WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { HEARTBEAT_MS, UNHEARD_MS } from './patience.ts';

/**
 * A worker that was killed or frozen is noticed when its heartbeats stop. Production gives it a minute or two, in which a play
 * would do nothing but wait; here it is seconds, and everything else is as it was.
 */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [{ scheduleActivity: (input, next) => next({ ...input, options: impatient(input.options) }) }],
});

const impatient = (options: ActivityInput['options']): ActivityInput['options'] =>
  options.heartbeatTimeout === undefined
    ? { ...options, startToCloseTimeout: UNHEARD_MS }
    : { ...options, heartbeatTimeout: HEARTBEAT_MS };
