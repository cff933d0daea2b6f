import { z } from 'zod';
import { FileEntry } from '../repository.ts';

/** A path of the commit's tree. Said by the miner any-file. */
export const FileItem = FileEntry.omit({ path: true }).extend({
  /** True for .ipynb and for sources that Databricks exported as a notebook. */
  notebook: z.boolean(),
});
