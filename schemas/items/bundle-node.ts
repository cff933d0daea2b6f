import { z } from 'zod';
import { MadeThing, Thing } from './thing.ts';

export const BundleResource = z.enum(['bundle', 'job', 'task', 'pipeline', 'cluster', 'dashboard', 'object']);

/** Something that a Databricks asset bundle declares, as it holds for its default target. Said by the miner bundle. */
export const BundleNodeItem = z.strictObject({
  resource: BundleResource,
  bundle: z.string().min(1),
  /** Key of the resource in the bundle; of a task or job cluster `<job>/<key>`; of an object `<section>/<key>`; of the bundle itself its name. */
  name: z.string().min(1),
  /** Name for people; null where the text gives none. */
  title: z.string().nullable(),
  /** Target whose settings these are; null where the text does not choose one. */
  environment: z.string().nullable(),
  /** Of a task: notebook, python_file, sql_file … */
  task_kind: z.string().optional(),
  /** Of a task: what it runs, a file of the bundle or `<sort>:<name>`. */
  runs: z.string().optional(),
  /** Of a task: what it runs on. */
  compute: z.string().optional(),
  /** Of a job: `cron <expression> <timezone>`, `periodic …`, `file_arrival …`, `table_update …` or `continuous`. */
  schedule: z.string().optional(),
  paused: z.boolean().optional(),
  /** Of an object: the section of resources that declares it. */
  object_type: z.string().optional(),
  /** Of a cluster: node type, or `pool:<id>`. */
  node_type: z.string().optional(),
  /** Of a task: things made elsewhere that it names. */
  needs: z.array(Thing).optional(),
  /** Of an object: what others may know it by. */
  makes: z.array(MadeThing).optional(),
});
