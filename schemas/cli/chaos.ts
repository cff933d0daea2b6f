import { z } from 'zod';

const count = z.int().nonnegative();

/** How one seed ended: what was done to the stack, and which laws are broken after it. */
export const PlayedSeed = z.strictObject({
  seed: count,
  harms: z.array(z.string()),
  /** Runs until every commit of every repository was processed whole, and how many of them failed before that. */
  runs: count,
  failed: count,
  seconds: z.number().nonnegative(),
  /** Empty when every law holds and the graph is that of the undisturbed play. */
  broken: z.array(z.string()),
});
export type PlayedSeed = z.infer<typeof PlayedSeed>;

/** `fresh chaos --json` */
export const ChaosResult = z.strictObject({
  /** Seconds of the undisturbed play. */
  undisturbed: z.number().nonnegative(),
  /** Kinds of harm that this machine does not allow, each with the reason. */
  left_out: z.array(z.string()),
  seeds: z.array(PlayedSeed),
});
export type ChaosResult = z.infer<typeof ChaosResult>;
