import type { Evidence, KindRule, Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { ReadOntologyState } from './ontology-state.ts';
import { kindProposalId } from './proposal-id.ts';
import { newFields, suggest } from './suggest.ts';

export interface ProposeDependencies {
  readonly readState: ReadOntologyState;
  /** The record of a proposal as it was kept last; null when there is none. */
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

/** Lets the proposals about kinds, and fields of kinds, that nothing maps know what a run has seen of them. */
export async function proposeKinds(
  { readState, readRecord, feed }: ProposeDependencies,
  seen: readonly Evidence[],
): Promise<Proposed> {
  const done = { deferred: 0, fed: [] as string[], settled: [] as string[] };
  if (seen.length === 0) return done;
  const { kinds, labels } = await readState();
  for (const evidence of seen) {
    const rule = kinds.find(({ kind }) => kind === evidence.kind) ?? null;
    if (rule === null) done.deferred += 1;
    else if (newFields(evidence, rule).length === 0) continue;
    const open = withoutTaken(evidence, rule);
    const proposal = suggest(kindProposalId(evidence.kind, rule), open, { rule, labels });
    if (isSettled(await readRecord(proposal.id), open)) done.settled.push(proposal.id);
    else {
      await feed(proposal, open);
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

/** Rejected by people, or open and told the same before: a night in which nothing is new sends nothing. */
function isSettled(record: ProposalRecord | null, evidence: Evidence): boolean {
  if (record === null) return false;
  if (record.state === 'rejected') return true;
  const known = record.proposal.evidence;
  if (record.state !== 'open' || known === null) return false;
  const isCounted = Object.entries(evidence.items).every(([repo, number]) => known.items[repo] === number);
  return isCounted && Object.keys(evidence.fields).every((name) => Object.hasOwn(known.fields, name));
}
