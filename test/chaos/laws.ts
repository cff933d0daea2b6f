import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scanRun } from '../../activities/4-stage/scan-run.ts';
import { countOpenLetters } from '../../activities/5-write/dead-letters/read-letters.ts';
import { findDuplicates } from '../../activities/5-write/live/find-duplicates.ts';
import { hashOfGraph, hashOfRepository } from '../../activities/5-write/live/hash-live.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';

/** What a play leaves behind, as far as it must be the same in every play. */
export interface Remains {
  /** By repository, and of the whole graph under the empty name. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Facts that history says were retired, each once, sorted. */
  readonly retired: readonly string[];
}

export async function readRemains(graph: Graph, repos: readonly string[]): Promise<Remains> {
  const hashes: Record<string, string> = { '': (await hashOfGraph(graph)).digest() };
  for (const repo of [...repos].sort()) hashes[repo] = (await hashOfRepository(graph, repo)).digest();
  const retired = (await closedVersions(graph)).map((version) => version.split(' ')[0] as string);
  return { hashes, retired: [...new Set(retired)].sort() };
}

/** What history holds of repositories: `<id> <from> <to>` of each closed version, sorted. */
export async function closedVersions(graph: Graph): Promise<readonly string[]> {
  const rows = await graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo IS NOT NULL RETURN h.rid AS id, h.from_seq AS from, h.to_seq AS to ORDER BY id, to',
    params: {},
  });
  return rows.map(({ id, from, to }) => `${id} ${from} ${to}`);
}

/** Every law that can be checked from outside; answers what is broken, in sentences. */
export async function brokenLaws(
  graph: Graph,
  staging: string,
  results: readonly ProcessResult[],
  damaged: readonly string[],
): Promise<readonly string[]> {
  return [
    ...(await duplicates(graph)),
    ...unbalanced(results),
    ...(await unexpectedDamage(staging, damaged)),
    ...(await openLetters(staging)),
    ...leftovers(staging),
  ];
}

async function duplicates(graph: Graph): Promise<string[]> {
  const { duplicate_nodes, duplicate_edges } = await findDuplicates(graph);
  return [
    ...(duplicate_nodes === 0 ? [] : [`${duplicate_nodes} nodes stand twice`]),
    ...(duplicate_edges === 0 ? [] : [`${duplicate_edges} edges stand twice`]),
  ];
}

/** Law 6 in every receipt. */
function unbalanced(results: readonly ProcessResult[]): string[] {
  return results
    .filter(({ outcome }) => outcome === 'complete' || outcome === 'partial')
    .filter(
      ({ staged, accepted, rejected, dead_lettered }) =>
        staged !== (accepted ?? 0) + (rejected ?? 0) + (dead_lettered ?? 0),
    )
    .map(({ repo, run_id }) => `the books of run ${run_id} of ${repo} do not balance`);
}

/** Staging is what its manifests say, but for what was truncated on purpose. */
async function unexpectedDamage(root: string, damaged: readonly string[]): Promise<string[]> {
  const staging = createFileStaging({ root });
  const found: string[] = [];
  for (const repo of await staging.repositories()) {
    for (const run_id of await staging.sealedRuns(repo)) {
      const { damage } = await scanRun(staging, { repo, run_id });
      for (const { part, what } of damage)
        if (!damaged.some((path) => path.endsWith(`${run_id}/${part}`)))
          found.push(`run ${run_id} of ${repo}: ${part}: ${what}`);
    }
  }
  return found;
}

async function openLetters(root: string): Promise<string[]> {
  const open = await countOpenLetters(createFileStaging({ root }));
  return open === 0 ? [] : [`${open} dead letters are open`];
}

/** Nothing half-written is left where sealed runs lie. */
function leftovers(root: string): string[] {
  const living = readdirSync(root, { recursive: true, withFileTypes: true });
  const sealed = new Set(
    living.filter(({ name }) => name === 'index.json').map(({ parentPath }) => parentPath),
  );
  return living
    .filter((entry) => entry.isFile() && entry.name.startsWith('.') && sealed.has(entry.parentPath))
    .map((entry) => `left behind: ${join(entry.parentPath, entry.name)}`);
}
