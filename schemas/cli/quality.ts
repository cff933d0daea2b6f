import { z } from 'zod';

/** `fresh check --json`: every step with its seconds. */
export const CheckResult = z.strictObject({
  steps: z.array(
    z.strictObject({ name: z.string().min(1), ok: z.boolean(), seconds: z.number().nonnegative() }),
  ),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** `fresh test --json`. */
export const TestResult = z.strictObject({
  ok: z.boolean(),
  /** The first step that failed; null when none did. */
  failed: z.string().min(1).nullable(),
});
export type TestResult = z.infer<typeof TestResult>;
