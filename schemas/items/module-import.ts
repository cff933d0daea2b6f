import { z } from 'zod';

/** An import resolved to a module of the repository or to a package. Said by the analyzer python-references. */
export const ModuleImportItem = z.discriminatedUnion('target', [
  z.strictObject({ target: z.literal('module'), to_path: z.string().min(1) }),
  z.strictObject({ target: z.literal('package'), package: z.string().min(1) }),
]);
