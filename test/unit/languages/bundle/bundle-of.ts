import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import type { BundleFacts, Task } from '../../../../languages/bundle/facts.ts';
import { readBundle } from '../../../../languages/bundle/read-bundle.ts';
import { bundleReaders } from '../../../../languages/bundle/readers.ts';

const tools = await createLanguageTools();

/** Facts of a bundle of the given files. */
export function bundleOf(files: Readonly<Record<string, string>>): BundleFacts {
  const facts = readBundle(new Map(Object.entries(files)), {
    readers: bundleReaders(tools),
    sql: tools.sql,
    python: tools.python,
  });
  if (facts === null) throw new Error('no bundle in these files');
  return facts;
}

/** A bundle whose one job has the given tasks, in YAML that is not indented. */
export const jobOf = (tasks: string, more = '', files: Readonly<Record<string, string>> = {}): BundleFacts =>
  bundleOf({
    'databricks.yml': `bundle: {name: b}\nresources:\n  jobs:\n    j:\n${indented(`${more}\ntasks:\n${tasks}`)}`,
    ...files,
  });

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '      ');

export function taskOf({ jobs }: BundleFacts, key: string): Task {
  const task = jobs.flatMap(({ tasks }) => tasks).find((one) => one.key === key);
  if (task === undefined) throw new Error(`no task ${key}`);
  return task;
}
