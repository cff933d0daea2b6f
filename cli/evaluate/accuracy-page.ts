import type { EvaluateResult } from '../../schemas/cli/evaluate.ts';

/** The page of measured accuracy: one section a labelled set. */
export const accuracyPage = (results: readonly EvaluateResult[]): string =>
  [
    '# Accuracy',
    '',
    'Generated from the labelled sets of `test/golden/labelled`; do not edit. `./fresh evaluate <kind> <folder>` prints the same figures.',
    'A precision of 1.000 says that nothing was invented, a recall of 1.000 that nothing was missed.',
    ...results.flatMap(section),
    '',
  ].join('\n');

function section({ kind, cases, answered, fields, features, sure }: EvaluateResult): readonly string[] {
  const inexact = Object.entries(features).filter(([, score]) => score.exact < score.cases);
  return [
    '',
    `## ${kind}`,
    '',
    `${answered} of ${cases} cases answered; ${sure.wrong} of ${sure.claimed} lineage facts claimed with confidence 1 are wrong.`,
    '',
    '| field | precision | recall | right | extra | missing |',
    '|---|---|---|---|---|---|',
    ...Object.entries(fields).map(
      ([field, { precision, recall, right, extra, missing }]) =>
        `| ${field} | ${precision.toFixed(3)} | ${recall.toFixed(3)} | ${right} | ${extra} | ${missing} |`,
    ),
    ...(inexact.length === 0 ? [] : ['', 'Features with a miss:', '']),
    ...inexact.map(([feature, { exact, cases: all }]) => `- ${feature}: ${exact} of ${all} exact`),
  ];
}
