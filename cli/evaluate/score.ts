import type { EvaluateResult, FieldScore } from '../../schemas/cli/evaluate.ts';
import type { AnsweredCase } from './answer-cases.ts';
import { type FieldJudgement, judgeCase } from './judge-case.ts';

/** Scores of an answered set: the figures, and each fact that is missing or extra as a line. */
export interface Score {
  readonly figures: Omit<EvaluateResult, 'kind'>;
  readonly misses: readonly string[];
}

interface Tally {
  right: number;
  extra: number;
  missing: number;
}

/** Adds the judgements of all cases up, by field and by feature. */
export function scoreAnswers(answered: readonly AnsweredCase[]): Score {
  const total = new Map<string, Tally>();
  const features = new Map<string, { cases: number; exact: number; fields: Map<string, Tally> }>();
  const misses: string[] = [];
  const sure = { claimed: 0, wrong: 0 };
  for (const { labelled, answer } of answered) {
    const judgements = judgeCase(labelled, answer);
    const feature = features.get(labelled.feature) ?? { cases: 0, exact: 0, fields: new Map() };
    features.set(labelled.feature, feature);
    feature.cases += 1;
    if (answer !== undefined && judgements.every(isExact)) feature.exact += 1;
    for (const judgement of judgements) {
      add(total, judgement);
      add(feature.fields, judgement);
      sure.claimed += judgement.sure.claimed;
      sure.wrong += judgement.sure.wrong;
      misses.push(...missLines(labelled.id, judgement));
    }
  }
  const failed = answered.flatMap(({ labelled: { id }, failure }) =>
    failure === undefined ? [] : [{ id, reason: failure }],
  );
  const figures = {
    cases: answered.length,
    answered: answered.length - failed.length,
    fields: ratios(total),
    features: Object.fromEntries(
      [...features].map(([name, { fields, ...counts }]) => [name, { ...counts, fields: ratios(fields) }]),
    ),
    sure,
    failed,
  };
  return { figures, misses };
}

const isExact = ({ extra, missing }: FieldJudgement): boolean => extra.length + missing.length === 0;

const missLines = (id: string, { field, missing, extra }: FieldJudgement): string[] => [
  ...missing.map((fact) => `${id} ${field} missing ${fact}`),
  ...extra.map((fact) => `${id} ${field} extra ${fact}`),
];

function add(tallies: Map<string, Tally>, { field, right, extra, missing }: FieldJudgement): void {
  const before = tallies.get(field) ?? { right: 0, extra: 0, missing: 0 };
  tallies.set(field, {
    right: before.right + right.length,
    extra: before.extra + extra.length,
    missing: before.missing + missing.length,
  });
}

const ratios = (tallies: ReadonlyMap<string, Tally>): Record<string, FieldScore> =>
  Object.fromEntries(
    [...tallies].map(([field, tally]) => [
      field,
      {
        ...tally,
        precision: ratio(tally.right, tally.right + tally.extra),
        recall: ratio(tally.right, tally.right + tally.missing),
      },
    ]),
  );

/** Of nothing, all is right. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
