import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { Evidence } from '../../schemas/ontology-change.ts';
import type { JudgedDecision } from '../../schemas/proposal-record.ts';
import { decideNow, decideSignal, evidenceSignal } from './proposal-messages.ts';

/** A decision as it came, typed by nobody. */
export interface Letter {
  readonly raw: unknown;
  readonly at: string;
  answer: JudgedDecision | null;
}

export interface Inbox {
  readonly hasMail: () => boolean;
  readonly takeLetters: () => readonly Letter[];
  readonly takeEvidence: () => readonly Evidence[];
}

const SIGNAL_HELP =
  'Decides this proposal: {"verdict": "approve" | "reject" | "amend", "by": "<configured approver>", "why": "…"}; with amend also "steps"';

/**
 * Handlers only store: a signal can be neither refused nor trusted, so an activity judges what lies here. The update waits
 * for its judgement; what has no form at all is refused before it enters the history.
 */
export function openInbox(): Inbox {
  let letters: Letter[] = [];
  let evidence: Evidence[] = [];
  const put = (raw: unknown): Letter => {
    const letter: Letter = { raw, at: new Date().toISOString(), answer: null };
    letters.push(letter);
    return letter;
  };
  setHandler(decideSignal, (decision) => void put(decision), { description: SIGNAL_HELP });
  setHandler(evidenceSignal, (more) => void evidence.push(more), {
    description: 'What one more run has seen of the kind; runs send it by themselves',
  });
  setHandler(
    decideNow,
    async (decision) => {
      const letter = put(decision);
      await condition(() => letter.answer !== null);
      return letter.answer as JudgedDecision;
    },
    { validator: refuseShapeless, description: `${SIGNAL_HELP}. Answers what became of it.` },
  );
  return {
    hasMail: () => letters.length > 0 || evidence.length > 0,
    takeLetters: () => {
      const taken = letters;
      letters = [];
      return taken;
    },
    takeEvidence: () => {
      const taken = evidence;
      evidence = [];
      return taken;
    },
  };
}

const VERDICTS: readonly unknown[] = ['approve', 'reject', 'amend'];
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

function refuseShapeless(decision: unknown): void {
  const { verdict, by, why, steps } = (decision ?? {}) as Record<string, unknown>;
  const faults = [
    ...(VERDICTS.includes(verdict) ? [] : ['verdict is approve, reject or amend']),
    ...(isText(by) ? [] : ['by says who decides']),
    ...(isText(why) ? [] : ['why gives the reason']),
    ...(verdict !== 'amend' || Array.isArray(steps) ? [] : ['amend needs steps']),
  ];
  if (faults.length > 0) throw ApplicationFailure.nonRetryable(faults.join('; '), 'BadInput');
}
