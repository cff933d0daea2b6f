import { canonicalJson } from '../../schemas/canonical-json.ts';
import { type ChangeStep, Decision } from '../../schemas/ontology-change.ts';
import type { DecisionFate, JudgedDecision, ProposalState } from '../../schemas/proposal-record.ts';

/** A decision as a signal or update brought it. */
export interface SentDecision {
  readonly raw: unknown;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface JudgeQuestion {
  readonly sent: readonly SentDecision[];
  readonly state: ProposalState;
  /** Those judged before. */
  readonly decisions: readonly JudgedDecision[];
}

/** A decision with its fate; the whole of it only where it counts. */
export interface Judgement {
  readonly judged: JudgedDecision;
  readonly decision: Decision | null;
}

/** Why steps cannot be taken from where the graph stands; null where they can. */
export type FaultOfSteps = (steps: readonly ChangeStep[]) => string | null;

/** Nothing but the form, the name and the steps can be judged: a signal proves no identity. The first that counts ends the wait. */
export function judgeDecisions(
  { sent, state, decisions }: JudgeQuestion,
  approvers: readonly string[],
  faultOfSteps: FaultOfSteps,
): readonly Judgement[] {
  const counted = new Set(decisions.filter(({ fate }) => fate === 'counted').map(spelled));
  return sent.map(({ raw, at }) => {
    const parsed = Decision.safeParse(raw);
    const as = (fate: DecisionFate, detail: string): Judgement => ({
      judged: { ...kept(raw), ...acceptedBy(parsed), at, fate, detail: detail.slice(0, 4_000) },
      decision: fate === 'counted' && parsed.success ? parsed.data : null,
    });
    if (!parsed.success) return as('invalid', faultsOf(parsed.error.issues));
    const { verdict, by, steps, accept_answers } = parsed.data;
    const fault = verdict === 'amend' ? amendFault(steps, faultOfSteps) : null;
    if (fault !== null) return as('invalid', `steps: ${fault}`);
    if (verdict !== 'approve' && accept_answers !== undefined)
      return as('invalid', `accept_answers: goes with approve, not with ${verdict}`);
    if (!approvers.includes(by)) return as('unknown-approver', strangerText(by, approvers));
    const text = spelled(kept(raw));
    if (counted.has(text)) return as('duplicate', 'the same decision counted already');
    if (state !== 'open') return as('late', `the proposal is ${state}`);
    counted.add(text);
    return as('counted', '');
  });
}

const amendFault = (steps: Decision['steps'], faultOfSteps: FaultOfSteps): string | null =>
  steps === undefined ? 'amend needs the steps to take instead' : faultOfSteps(steps);

const strangerText = (by: string, approvers: readonly string[]): string =>
  approvers.length === 0
    ? 'nobody may decide: name people under `approvers` in fresh.settings.yml'
    : `${by} is not among the approvers of fresh.settings.yml`;

const faultsOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.') || 'decision'}: ${message}`).join('; ');

/** What the record keeps of anything that was sent. */
function kept(raw: unknown): Pick<JudgedDecision, 'verdict' | 'by' | 'why'> {
  const { verdict, by, why } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
    string,
    unknown
  >;
  return {
    verdict: textOf(verdict).slice(0, 50),
    by: textOf(by).slice(0, 200),
    why: textOf(why).slice(0, 2_000),
  };
}

const acceptedBy = ({ data }: { data?: Decision | undefined }): Pick<JudgedDecision, 'accept_answers'> =>
  data?.accept_answers === undefined ? {} : { accept_answers: data.accept_answers };

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed();
  return value === undefined ? '' : (JSON.stringify(value) ?? '');
}

const spelled = ({ verdict, by, why }: Pick<JudgedDecision, 'verdict' | 'by' | 'why'>): string =>
  canonicalJson([verdict, by, why]);
