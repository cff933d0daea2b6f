import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { Proposal } from '../../schemas/ontology-change.ts';
import { UsageError } from '../exit-codes.ts';

/** What people write down: the steps, and where they propose, a title and the reason. */
const Written = z.looseObject({
  title: Proposal.shape.title.optional(),
  why: Proposal.shape.why.optional(),
  steps: Proposal.shape.steps,
});
export type WrittenChange = z.infer<typeof Written>;

/** A file of YAML or JSON; each fault is told with its place. */
export async function readChange(file: string): Promise<WrittenChange> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  });
  const read = readYaml(text);
  if ('error' in read) throw new UsageError(`${file}:${read.line ?? 1}: ${read.error}`);
  const parsed = Written.safeParse(read.value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const place = read.linesOf(path.filter((key) => typeof key !== 'symbol'));
    return `${file}:${place?.[0] ?? 1}: ${path.map(String).join('.')}: ${message}`;
  });
  throw new UsageError(faults.join('\n'));
}

export const readSteps = async (file: string): Promise<Proposal['steps']> => (await readChange(file)).steps;

/** What the options and files of a command come to; what does not fit is told by its field. */
export function asUsage<S extends z.ZodType>(schema: S, value: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('\n'),
  );
}
