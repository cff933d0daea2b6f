import { z } from 'zod';

/** An import statement as written; `level` counts the leading dots of a relative one. */
export const PythonImport = z.strictObject({
  module: z.string(),
  /** Names after `from m import`, `*` included; empty for a plain import. */
  names: z.array(z.string()),
  level: z.int().nonnegative(),
  line: z.int().positive(),
});

/** A call as written, dotted name only (`self.load`, `io.read`); calls on expressions are counted, not named. */
export const PythonCall = z.strictObject({ name: z.string().min(1), line: z.int().positive() });

/** A Python file. Said by the miner python. */
export const PythonModuleItem = z.strictObject({
  /** Dotted name below the nearest folder without __init__.py, e.g. app.models. */
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
