import type { RunRecords } from '../../adapters/memgraph/run-records.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { Ask } from '../../queries/saved-query.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import { Head } from '../../schemas/head.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import { withHeartbeat } from '../envelopes/heartbeat.ts';
import type { AnyLink } from './link.ts';
import { links as allLinks } from './links/registry.ts';
import { hashOfHeads, newestCommit, readHeads } from './read-heads.ts';
import { runLink } from './run-link.ts';

export interface LinkDependencies {
  readonly ask: Ask;
  readonly records: Pick<RunRecords, 'heads'>;
  readonly staging: Staging;
}

export type LinkActivities = ReturnType<typeof createLinkActivities>;

interface Opening {
  readonly trace_id: string;
  /** Temporal's id of the workflow run: asked again for it, the run is the same. */
  readonly workflow_run: string;
}

/** The link wave: planLinks tells whether there is anything to do, openLinks pins the heads, link runs one link. */
export function createLinkActivities(
  { ask, records, staging }: LinkDependencies,
  links: Readonly<Record<string, AnyLink>> = allLinks,
) {
  return {
    planLinks: async () => {
      const heads = await readHeads(records);
      return {
        sha: hashOfHeads(heads),
        repositories: heads.length,
        links: Object.keys(links).sort(byCodeUnit),
      };
    },
    openLinks: async ({ trace_id, workflow_run }: Opening): Promise<{ run: RunRef; heads: PartRef }> => {
      const run_id = await staging.openRun(PORTFOLIO, workflow_run);
      const folder = { repo: PORTFOLIO, run_id };
      const lines = (await readHeads(records)).map((head) => canonicalJson(head));
      const part = await staging.writePart(folder, 'link/heads.jsonl', lines);
      // An earlier attempt may have pinned others, and those stand.
      const heads = await readPart(staging, part);
      const run = { ...folder, trace_id, sha: hashOfHeads(heads), committed_at: newestCommit(heads) };
      return { run, heads: part };
    },
    link: async ({ run, link: name }: { run: RunRef; link: string }): Promise<MinedParts> => {
      const link = Object.hasOwn(links, name) ? links[name] : undefined;
      if (link === undefined) throw new Failure('ContractBroken', `no link is called ${name}`);
      return withHeartbeat(({ beat }) => runLink(ask, staging, run, link, beat));
    },
  };
}

async function readPart(staging: Staging, part: PartRef): Promise<readonly Head[]> {
  const heads: Head[] = [];
  for await (const line of staging.readLines(part)) heads.push(Head.parse(JSON.parse(line)));
  return heads;
}
