import { z } from 'zod';
import { PythonCall } from './python-module.ts';

/** A function or method. Said by the miner python. */
export const PythonFunctionItem = z.strictObject({
  module: z.string().min(1),
  qualname: z.string().min(1),
  occurrence: z.int().positive(),
  is_async: z.boolean(),
  decorators: z.array(z.string()),
  parameters: z.int().nonnegative(),
  /** Cyclomatic complexity by the rules of the package mccabe (languages/python/scopes.ts). */
  complexity: z.int().positive(),
  loc: z.int().positive(),
  calls: z.array(PythonCall),
  unnamed_calls: z.int().nonnegative(),
});
