import { z } from 'zod';
import { PythonCall } from './python-module.ts';

/** A class. Said by the miner python. */
export const PythonClassItem = z.strictObject({
  module: z.string().min(1),
  /** Name with its enclosing scopes, e.g. Outer.Inner. */
  qualname: z.string().min(1),
  /** 1 for the first definition of this qualname in the file, 2 for the next … */
  occurrence: z.int().positive(),
  bases: z.array(z.string()),
  decorators: z.array(z.string()),
  loc: z.int().positive(),
  /** Calls in the body of the class itself, e.g. of its fields. */
  calls: z.array(PythonCall).optional(),
  unnamed_calls: z.int().nonnegative().optional(),
});
