import type { Staging } from '../../adapters/staging/staging.ts';
import type { Evidence, Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { RunRef } from '../../schemas/run.ts';
import { readIndex } from '../4-stage/read-index.ts';
import { type KindRule, type ReadOntologyState, ruledKinds } from './core.ts';
import { gatherEvidence, openKinds } from './gather-evidence.ts';
import { kindProposalId } from './proposal-id.ts';
import { newFields, suggest } from './suggest.ts';

export interface ProposeDependencies {
  readonly staging: Staging;
  readonly readState: ReadOntologyState;
  /** The record of a proposal as the newest decision or evidence left it; null when there is none. */
  readonly readRecord: (id: string) => Promise<ProposalRecord | null>;
  /** Opens the proposal's workflow, or tells an open one what was seen. */
  readonly feed: (proposal: Proposal, evidence: Evidence) => Promise<void>;
}

/** What became of the kinds that a run showed. */
export interface Proposed {
  /** Kinds that nothing maps. */
  readonly deferred: number;
  /** Proposals that were opened or told something new. */
  readonly fed: readonly string[];
  /** Proposals that know all of it, or that people have rejected. */
  readonly settled: readonly string[];
}

/** Looks at a sealed run for kinds, and fields of kinds, that nothing maps, and lets the proposals about them know. */
export async function proposeFromRun(
  { staging, readState, readRecord, feed }: ProposeDependencies,
  run: Pick<RunRef, 'repo' | 'run_id'>,
  beat: () => void,
): Promise<Proposed> {
  const index = await readIndex(staging, run);
  const kinds = openKinds(index);
  const done = { deferred: 0, fed: [] as string[], settled: [] as string[] };
  if (kinds.length === 0) return done;
  const rules = ruledKinds(await readState());
  for (const kind of kinds) {
    const rule = rules.get(kind) ?? null;
    if (rule === null) done.deferred += 1;
    const evidence = await gatherEvidence(staging, index, kind, beat);
    if (rule !== null && newFields(evidence, rule).length === 0) continue;
    const proposal = suggest(kindProposalId(kind, rule), withoutTaken(evidence, rule), rule);
    if (isSettled(await readRecord(proposal.id), proposal)) done.settled.push(proposal.id);
    else {
      await feed(proposal, proposal.evidence as Evidence);
      done.fed.push(proposal.id);
    }
  }
  return done;
}

/** Of a kind that has a mapping only what that leaves out is evidence. */
function withoutTaken(evidence: Evidence, rule: KindRule | null): Evidence {
  if (rule === null) return evidence;
  const names = new Set(newFields(evidence, rule));
  const fields = Object.entries(evidence.fields).filter(([name]) => names.has(name));
  return { ...evidence, fields: Object.fromEntries(fields) };
}

/** Rejected by people, or open and told the same before: a night of unchanged repositories sends nothing. */
function isSettled(record: ProposalRecord | null, { evidence }: Proposal): boolean {
  if (record === null || evidence === null) return false;
  if (record.state === 'rejected') return true;
  if (record.state !== 'open' || record.proposal.evidence === null) return false;
  const known = record.proposal.evidence;
  const isCounted = Object.entries(evidence.items).every(([repo, number]) => known.items[repo] === number);
  const isListed = Object.keys(evidence.fields).every((name) => Object.hasOwn(known.fields, name));
  return isCounted && isListed;
}
