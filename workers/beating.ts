import { withHeartbeat } from '../activities/envelopes/heartbeat.ts';

type Activity = (argument: unknown) => Promise<unknown>;

/** The same activities, each telling Temporal by the clock that it is still at work. */
export const beating = <T extends object>(activities: T): T =>
  Object.fromEntries(
    Object.entries(activities as Record<string, Activity>).map(([name, run]) => [
      name,
      (argument: unknown) => withHeartbeat(() => run(argument)),
    ]),
  ) as T;
