/** How long an activity of a play may be silent: three beats of the clock (activities/envelopes/heartbeat.ts). */
export const HEARTBEAT_MS = 15_000;
/** How long one that has no heartbeat may take in all. */
export const UNHEARD_MS = 15_000;
