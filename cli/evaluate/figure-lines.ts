import type { EvaluateResult, FieldScore } from '../../schemas/cli/evaluate.ts';
import { tableLines } from '../print-table.ts';

type Figures = Omit<EvaluateResult, 'kind'>;

/** The figures for people: features first, then the fields over all cases, then the two sentences that matter most. */
export const figureLines = ({ features, fields, sure, answered, cases }: Figures): readonly string[] => [
  ...tableLines(
    Object.entries(features).flatMap(([feature, score]) =>
      Object.entries(score.fields).map(([field, figures]) => ({
        feature,
        exact: `${score.exact}/${score.cases}`,
        ...row(field, figures),
      })),
    ),
  ),
  '',
  ...tableLines(Object.entries(fields).map(([field, figures]) => row(field, figures))),
  '',
  `${sure.wrong} of ${sure.claimed} lineage facts claimed with confidence 1 are wrong`,
  `${answered} of ${cases} cases answered`,
];

const row = (field: string, { precision, recall, right, extra, missing }: FieldScore) => ({
  field,
  precision: precision.toFixed(3),
  recall: recall.toFixed(3),
  right,
  extra,
  missing,
});
