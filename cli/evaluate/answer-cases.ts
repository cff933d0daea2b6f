import type { LanguageTools } from '../../languages/language-tools.ts';
import type { Kind } from './kind.ts';
import type { Case } from './read-cases.ts';

/** A case and what was answered; without an answer, `failure` tells why. */
export interface AnsweredCase {
  readonly labelled: Case;
  readonly answer: Readonly<Record<string, unknown>> | undefined;
  readonly failure?: string;
}

/** Answers each case from its inputs alone. One that throws is told and stays unanswered; the rest goes on. */
export async function answerCases(
  kind: Kind,
  cases: readonly Case[],
  tools: LanguageTools,
  tell: (line: string) => void,
): Promise<readonly AnsweredCase[]> {
  const answered: AnsweredCase[] = [];
  for (const labelled of cases) {
    answered.push(await answerCase(kind, labelled, tools));
    const { failure } = answered.at(-1) ?? {};
    if (failure !== undefined) tell(`${labelled.id} is unanswered: ${failure}`);
    if (answered.length % STRIDE === 0 || answered.length === cases.length)
      tell(`${answered.length} of ${cases.length} cases`);
  }
  return answered;
}

const STRIDE = 20;

async function answerCase(kind: Kind, labelled: Case, tools: LanguageTools): Promise<AnsweredCase> {
  try {
    return { labelled, answer: await kind.answer(labelled.given, tools) };
  } catch (error) {
    const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { labelled, answer: undefined, failure };
  }
}

/** The answers as JSON lines in the golden format, which others can score. */
export const answerLines = (answered: readonly AnsweredCase[]): string =>
  answered
    .flatMap(({ labelled: { id }, answer }) =>
      answer === undefined ? [] : [`${JSON.stringify({ ...answer, id })}\n`],
    )
    .join('');
