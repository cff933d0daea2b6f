import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { LanguageTools } from '../../languages/language-tools.ts';
import { LineageResult } from '../../schemas/cli/lineage.ts';
import { UsageError } from '../exit-codes.ts';
import { type KnownFolders, readText, textsBelow, withSurroundings } from '../lineage/read-lineage-file.ts';
import type { LineageOptions } from '../lineage/reader.ts';
import { findReader, isReadable } from '../lineage/registry.ts';
import type { JobLineage } from './openlineage/job-events.ts';

/** Files with their lineage, and those of a known language that could not be read. */
interface Jobs {
  readonly jobs: readonly JobLineage[];
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * The lineage of a file, or of every file below a folder that a language claims.
 * @throws UsageError when an option that a language needs is missing.
 */
export function readJobs(path: string, options: LineageOptions, tools: LanguageTools): Jobs {
  const known: KnownFolders = new Map();
  const read = (file: string, name: string, text: string): JobLineage => {
    const reader = findReader(file, text);
    const lineage = reader.read(withSurroundings(file, text, reader, known), options, tools);
    return { path: name, lineage: LineageResult.parse(lineage) };
  };
  if (statSync(path).isFile()) return { jobs: [read(path, basename(path), readText(path))], leftOut: [] };
  const jobs: JobLineage[] = [];
  const leftOut: { path: string; reason: string }[] = [];
  for (const [name, text] of textsBelow(path, (file, reason) => {
    if (isReadable(file)) leftOut.push({ path: file, reason });
  }))
    if (isReadable(name)) jobs.push(...ownJobs(read(`${path}/${name}`, name, text)));
  if (jobs.length + leftOut.length === 0)
    throw new UsageError(`${path} holds no file whose lineage can be read: name another folder`);
  return { jobs, leftOut };
}

/** Most Python files of a folder touch no table and are no jobs; a file of SQL is one whatever it holds. */
function ownJobs(job: JobLineage): readonly JobLineage[] {
  const { language, reads, writes, unresolved } = job.lineage;
  return language === 'sql' || reads.length + writes.length + unresolved.length > 0 ? [job] : [];
}
