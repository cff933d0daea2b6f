import { z } from 'zod';
import { ChangeClass, ChangeStep, CheckedChange } from '../ontology-change.ts';
import { JudgedDecision, ProposalRecord, ProposalState } from '../proposal-record.ts';

/** A proposal as `fresh ontology list` names it. */
export const ListedProposal = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  state: ProposalState,
  /** Kind of item that nothing maps; null of what people propose. */
  kind: z.string().nullable(),
  /** Null while it could not be checked. */
  class: ChangeClass.nullable(),
  proposed_by: z.string(),
  opened_at: z.iso.datetime(),
});
export type ListedProposal = z.infer<typeof ListedProposal>;

/** `fresh ontology list --json` */
export const OntologyListResult = z.strictObject({ proposals: z.array(ListedProposal) });

/** `fresh ontology show --json`, and with `--wait` the end of what was proposed or decided. */
export const OntologyShowResult = ProposalRecord;

/** `fresh ontology propose --json` */
export const OntologyProposeResult = z.strictObject({
  id: z.string().min(1),
  workflow: z.string().min(1),
  /** True when the same steps were proposed before and wait already. */
  known: z.boolean(),
});

/** `fresh ontology approve|reject|amend --json` */
export const OntologyDecideResult = z.strictObject({
  /** In the order asked for; `answer` is null where no open proposal has the id. */
  decided: z.array(
    z.strictObject({
      id: z.string().min(1),
      answer: JudgedDecision.nullable(),
      error: z.string().nullable(),
    }),
  ),
  counted: z.int().nonnegative(),
});

/** `fresh ontology history --json` */
export const OntologyHistoryResult = z.strictObject({
  proposals: z.array(
    ListedProposal.extend({
      since: z.iso.datetime(),
      /** Version that it led to, and by whom; null unless applied. */
      version: z.string().nullable(),
      approved_by: z.string().nullable(),
    }),
  ),
});

/** `fresh ontology diff --json` */
export const OntologyDiffResult = z.strictObject({
  steps: z.array(ChangeStep),
  /** Differences that no step can say. */
  unsaid: z.array(z.string()),
  /** Null when there is no difference. */
  checked: CheckedChange.nullable(),
});
