import { z } from 'zod';

export const Finding = z.strictObject({
  /** What was looked at. */
  name: z.string().min(1),
  /** `failed` spoils the exit code; `note` is worth knowing. */
  level: z.enum(['ok', 'note', 'failed']),
  found: z.string(),
  /** What to do; null when there is nothing to do. */
  todo: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** `fresh doctor --json`. */
export const DoctorResult = z.strictObject({ ok: z.boolean(), findings: z.array(Finding) });
export type DoctorResult = z.infer<typeof DoctorResult>;
