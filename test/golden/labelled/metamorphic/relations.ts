import type { Kind } from '../../../../cli/evaluate/kind.ts';
import type { Case } from '../../../../cli/evaluate/read-cases.ts';
import { answersOf } from '../evaluate-set.ts';
import { fixedWords, namesOf, writtenWords } from './names.ts';
import { canonical, reformatted, renamed, reversed } from './other-ways.ts';
import { renamingOf } from './rename.ts';

/** An answer that changed though it must not have. */
export interface Change {
  readonly id: string;
  readonly got: unknown;
  readonly want: unknown;
}

/** Cases whose answers under consistently changed names are not their answers with those names changed. */
export async function changedByNames(kind: Kind, cases: readonly Case[]): Promise<readonly Change[]> {
  const answers = await answer(kind, cases);
  const fixed = fixedWords(cases);
  const renamings = cases.map((labelled, at) =>
    renamingOf(namesOf(labelled, fixed, answers[at]), writtenWords(labelled.given)),
  );
  const rename = (at: number, value: unknown): unknown => renamings[at]?.(value);
  const got = await answer(
    kind,
    cases.map((labelled, at) => renamed(labelled, (value) => rename(at, value))),
  );
  return compare(
    cases,
    got,
    answers.map((before, at) => rename(at, before)),
  );
}

/** Cases whose answers depend on blanks, comments or line ends. */
export async function changedByBlanks(kind: Kind, cases: readonly Case[]): Promise<readonly Change[]> {
  return compare(cases, await answer(kind, cases.map(reformatted)), await answer(kind, cases));
}

/** Cases whose answers depend on the order of cases or files, on a case before, or on what is no input. */
export async function changedByOrder(kind: Kind, cases: readonly Case[]): Promise<readonly Change[]> {
  const strangers = cases
    .map(reversed)
    .map(({ given }, at) => ({ id: `case-${at}`, feature: 'none', expected: {}, given }));
  const got = (await answer(kind, strangers.toReversed())).toReversed();
  return compare(cases, got, await answer(kind, cases));
}

/** The answers by the cases' places; what was thrown is an answer of its own, which no other is equal to. */
async function answer(kind: Kind, cases: readonly Case[]): Promise<readonly unknown[]> {
  const answered = await answersOf(kind, cases);
  return answered.map(({ answer, failure }, at) => answer ?? { failure, at });
}

function compare(
  cases: readonly Case[],
  got: readonly unknown[],
  want: readonly unknown[],
): readonly Change[] {
  return cases
    .map(({ id }, at) => ({ id, got: canonical(got[at]), want: canonical(want[at]) }))
    .filter((change) => JSON.stringify(change.got) !== JSON.stringify(change.want));
}
