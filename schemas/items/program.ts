import { z } from 'zod';

export const ProgramLanguage = z.enum(['python', 'sql', 'scala', 'r', 'other']);

/** A notebook, or a Python file that works on tables by Spark: what it is made of. Said by the miner spark. */
export const ProgramItem = z.strictObject({
  /** `script` is a file without cells. */
  form: z.enum(['script', 'source-export', 'ipynb']),
  language: ProgramLanguage,
  /** Cells by language, empty ones left out; `other` is text, shell and what else gives no lineage. */
  cells: z.array(
    z.strictObject({ language: z.enum([...ProgramLanguage.options, 'run']), count: z.int().positive() }),
  ),
  /** Notebooks that it runs in its own place (%run), in running order; file is null where the repository has none. */
  runs: z.array(z.strictObject({ target: z.string().min(1), file: z.string().min(1).nullable() })),
  /** Widgets in the order of their definition; default is null where the text does not tell it. */
  widgets: z.array(z.strictObject({ name: z.string().min(1), default: z.string().nullable() })),
  /** Temporary views that it makes; lineage looks through them. */
  temporary_views: z.array(z.string().min(1)),
});
