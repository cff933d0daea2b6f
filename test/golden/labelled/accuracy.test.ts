import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { accuracyPage } from '../../../cli/evaluate/accuracy-page.ts';
import { answerLines } from '../../../cli/evaluate/answer-cases.ts';
import { readCases } from '../../../cli/evaluate/read-cases.ts';
import { kinds } from '../../../cli/evaluate/registry.ts';
import { scoreAnswers } from '../../../cli/evaluate/score.ts';
import type { EvaluateResult } from '../../../schemas/cli/evaluate.ts';
import { answersOf, setsOf } from './evaluate-set.ts';

/** The least that each field of each set must reach: raised when a mechanism arrives, never lowered. */
const floors: Record<string, { wrongWithConfidence1: number; fields: Record<string, [precision: number, recall: number]> }> =
  JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'));

const sets = await Promise.all(
  Object.values(kinds).flatMap((kind) =>
    setsOf(kind).map(async ({ name, path }) => {
      const answered = await answersOf(kind, readCases(kind, path));
      const score = scoreAnswers(answered);
      const result = { kind: name, ...score.figures } satisfies EvaluateResult;
      return { name, path, answered, score, result };
    }),
  ),
);

describe.each(sets)('$name', ({ name, path, answered, score }) => {
  test('every case is answered, and no field falls below its floor', () => {
    const floor = floors[name];
    const { fields, sure, failed } = score.figures;
    expect(failed).toEqual([]);
    expect(Object.keys(floor?.fields ?? {})).toEqual(Object.keys(fields));
    const below = Object.entries(fields).filter(([field, { precision, recall }]) => {
      const [leastPrecision, leastRecall] = floor?.fields[field] ?? [1, 1];
      return precision < leastPrecision || recall < leastRecall;
    });
    expect(below, score.misses.join('\n')).toEqual([]);
    expect(sure.wrong).toBeLessThanOrEqual(floor?.wrongWithConfidence1 ?? 0);
  });

  test('the figures are those of the independent scorer, for right and for spoilt answers', async () => {
    // Every third case unanswered, every fourth with its first list emptied: misses must be counted alike as well.
    const spoilt = answered.map(({ labelled, answer }, at) => {
      if (answer === undefined || at % 3 === 1) return { labelled, answer: undefined, failure: 'left out' };
      if (at % 4 !== 2) return { labelled, answer };
      const moved = JSON.stringify(answer).replace(/"(\w+)"(?=[,\]])/, '"moved_$1"');
      return { labelled, answer: JSON.parse(moved) };
    });
    for (const answers of [answered, spoilt]) {
      const { figures, misses } = scoreAnswers(answers);
      expect((await judgeIndependently(path, answerLines(answers))).split('\n')).toEqual([
        ...misses,
        ...Object.entries(figures.features)
          .filter(([, { exact, cases }]) => exact < cases)
          .map(([feature, { exact, cases }]) => `${exact}/${cases} exact  ${feature}`),
        ...Object.entries(figures.fields).map(
          ([field, { precision, recall, right, extra, missing }]) =>
            `${field.padEnd(14)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${right} right, ${extra} extra, ${missing} missing)`,
        ),
        `${figures.sure.wrong} of ${figures.sure.claimed} lineage facts claimed with confidence 1 are wrong`,
        `${figures.answered} of ${figures.cases} cases answered`,
      ]);
    }
  });
});

// `npx vitest run --project unit test/golden/labelled/accuracy.test.ts -u` writes the page anew.
test('docs/generated/accuracy.md tells these figures', async () => {
  const page = new URL('../../../docs/generated/accuracy.md', import.meta.url).pathname;
  await expect(accuracyPage(sets.map(({ result }) => result))).toMatchFileSnapshot(page);
});

/** What score.mjs prints of the answers: a thread, as it reads its arguments and speaks on standard output. */
async function judgeIndependently(cases: string, lines: string): Promise<string> {
  const answers = join(mkdtempSync(join(tmpdir(), 'fresh-answers-')), 'answers.jsonl');
  writeFileSync(answers, lines);
  const worker = new Worker(new URL('score.mjs', import.meta.url), {
    argv: [cases, answers, '--misses'],
    stdout: true,
  });
  const said = await text(worker.stdout);
  return said.trim();
}
