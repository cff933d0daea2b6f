import { z } from 'zod';

/** A call or an inheritance resolved within the repository. Said by the analyzer python-references. */
export const PythonReferenceItem = z.strictObject({
  relation: z.enum(['calls', 'extends']),
  /** Caller or subclass: qualname in the item's path; '' for the module itself. */
  from: z.string(),
  from_kind: z.enum(['module', 'class', 'function']),
  from_occurrence: z.int().positive(),
  to_path: z.string().min(1),
  to: z.string().min(1),
  to_kind: z.enum(['class', 'function']),
  to_occurrence: z.int().positive(),
  /** 0 to 1; below 1 the reason tells why. */
  confidence: z.number().min(0).max(1),
  reason: z.string().nullable(),
  /** Number of places. */
  count: z.int().positive(),
});
