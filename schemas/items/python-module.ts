import { z } from 'zod';

/** An import statement as written; `level` counts the leading dots of a relative one. */
export const PythonImport = z.strictObject({
  module: z.string(),
  /** Names after `from m import`, `*` included; empty for a plain import. */
  names: z.array(z.string()),
  /** Local names given by `as`: one for each of `names`, or one for a plain import; '' where none. Absent when none is given. */
  as: z.array(z.string()).optional(),
  level: z.int().nonnegative(),
  line: z.int().positive(),
});

/**
 * A call as written, dotted name only (`self.load`, `io.read`, `super().load`); calls on other expressions are counted,
 * not named.
 */
export const PythonCall = z.strictObject({
  name: z.string().min(1),
  line: z.int().positive(),
  /** What the first name is when it is neither imported nor defined: first parameter of the enclosing method, or a variable. */
  head: z.enum(['receiver', 'local']).optional(),
});

/** A Python file. Said by the miner python. */
export const PythonModuleItem = z.strictObject({
  /** Dotted name by the path alone (languages/python/module-name.ts), e.g. app.models for src/app/models.py. */
  module: z.string().min(1),
  /** Lines that hold code: not blank, not only a comment. */
  loc: z.int().nonnegative(),
  imports: z.array(PythonImport),
  /** Calls at module level. */
  calls: z.array(PythonCall),
  unnamed_calls: z.int().nonnegative(),
  /** True when the file has an `if __name__ == "__main__"` block. */
  main: z.boolean(),
});
