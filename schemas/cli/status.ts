import { z } from 'zod';

export const ServiceStatus = z.strictObject({
  name: z.string().min(1),
  port: z.int(),
  /** Null for containers and for what does not run. */
  pid: z.int().nullable(),
  health: z.enum(['starting', 'healthy', 'unhealthy', 'restarting', 'stopped']),
  restarts: z.int().nonnegative(),
});
export type ServiceStatus = z.infer<typeof ServiceStatus>;

/** The schedule that processes the portfolio. */
export const NightlyStatus = z.strictObject({
  /** Of the next run, in UTC; null while it is paused. */
  next: z.iso.datetime().nullable(),
  paused: z.boolean(),
  /** What the person wrote who paused it. */
  note: z.string().nullable(),
});
export type NightlyStatus = z.infer<typeof NightlyStatus>;

/** `fresh status --json`. */
export const StatusResult = z.strictObject({
  engine: z.enum(['local', 'compose']).nullable(),
  /** True when all that should run is healthy. */
  healthy: z.boolean(),
  services: z.array(ServiceStatus),
  /** Null without a schedule; absent when Temporal does not answer. */
  nightly: NightlyStatus.nullable().optional(),
  urls: z.record(z.string(), z.string()),
});
export type StatusResult = z.infer<typeof StatusResult>;
