import type { OpenAsk } from '../../adapters/answers/remember-answers.ts';
import type { Ask } from '../../queries/saved-query.ts';

/** Questions that pages asked, and how many of them were answered from memory. */
export interface AnswerCount {
  readonly asked: number;
  readonly remembered: number;
}

/** An Ask that counts, and the count so far. */
export function countAnswers(open: OpenAsk): { readonly ask: Ask; readonly answers: () => AnswerCount } {
  let asked = 0;
  let remembered = 0;
  const ask = open((from) => {
    asked++;
    if (from === 'memory') remembered++;
  });
  return { ask, answers: () => ({ asked, remembered }) };
}
