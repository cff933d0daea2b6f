import { z } from 'zod';

/** Absent where the import leaves no doubt; below 1 the reason tells why. */
const doubt = { confidence: z.number().min(0).max(1).optional(), reason: z.string().optional() };

/** An import resolved to a module of the repository or to a package. Said by the analyzer python-references. */
export const ModuleImportItem = z.discriminatedUnion('target', [
  z.strictObject({ target: z.literal('module'), to_path: z.string().min(1), ...doubt }),
  z.strictObject({ target: z.literal('package'), package: z.string().min(1), ...doubt }),
]);
