import { upsertSearchAttributes, uuid4, workflowInfo } from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { fleet, links, stage, write } from '../activity-options.ts';
import type { LinkPortfolioInput } from '../messages.ts';
import { asRun } from '../repository/as-run.ts';
import { openRunRecord, type RunRecord } from '../repository/run-record.ts';
import { writePhase } from '../repository/write-phase.ts';
import { resultOfRun } from '../results.ts';
import { attributes } from '../search-attributes.ts';

/** The scope that asserts what needs several repositories; its runs are numbered like a repository's. */
const PORTFOLIO = 'portfolio';

/** One id, so that the wave never runs twice at a time. */
export const LINK_WORKFLOW_ID = `repo:${PORTFOLIO}`;

/**
 * The link wave: asks the graph for what repositories have in common and writes it as facts of the portfolio, through the
 * same sealing, planning and writing as a repository's. Nothing is done while no repository's facts have moved.
 */
export async function LinkPortfolio(input: LinkPortfolioInput = {}): Promise<ProcessResult> {
  const record = openRunRecord();
  record.identify({ repo: PORTFOLIO });
  return asRun(PORTFOLIO, record, () => linkAll(input, record));
}

async function linkAll({ force = false, trace_id }: LinkPortfolioInput, record: RunRecord) {
  const { fingerprint, ontology_version } = await fleet.describeFleet();
  upsertSearchAttributes([{ key: attributes.ontologyVersion, value: ontology_version }]);
  const { sha, links: names } = await links.planLinks();
  const last = force ? null : await findUnchanged(sha, fingerprint);
  if (last !== null) return last;
  const { run, heads } = await record.during('ingest', () =>
    links.openLinks({
      trace_id: trace_id ?? uuid4().replaceAll('-', ''),
      workflow_run: workflowInfo().runId,
    }),
  );
  record.identify({ run });
  const mined = await record.during('analyze', () => linkPhase(run, names, record));
  const sealed = await record.during('stage', () =>
    stage.sealRun({ run, fingerprint, ontology_version, mined, heads }),
  );
  // What goes here follows from what repositories no longer say, and those removals were guarded one by one.
  const written = await record.during('write', () => writePhase(run, sealed, true, record));
  const { phases } = record.progress();
  const result = resultOfRun({ run, unseen: false, written, phases, pages: [] });
  await stage.saveReceipt({ run, result });
  return result;
}

async function findUnchanged(sha: string, fingerprint: string): Promise<ProcessResult | null> {
  const last = await stage.findUnchangedRun({ repository: { key: PORTFOLIO, sha }, fingerprint });
  if (last === null || last.run_id === null) return null;
  const { written } = await write.isWritten({ repo: PORTFOLIO, run_id: last.run_id });
  return written ? last : null;
}

/** Links ask only what repositories say, never what another link says, so one pass is all and their order means nothing. */
function linkPhase(run: RunRef, names: readonly string[], record: RunRecord): Promise<MinedParts[]> {
  record.expect(names.length);
  return Promise.all(
    names.map(async (link) => {
      const parts = await links.link.executeWithOptions({ summary: link }, [{ run, link }]);
      record.step();
      return parts;
    }),
  );
}
