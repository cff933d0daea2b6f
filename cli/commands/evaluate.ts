import { writeFile } from 'node:fs/promises';
import { createLanguageTools } from '../../adapters/parsers/language-tools.ts';
import { EvaluateResult } from '../../schemas/cli/evaluate.ts';
import type { Command, CommandContext } from '../command.ts';
import { answerCases, answerLines } from '../evaluate/answer-cases.ts';
import { figureLines } from '../evaluate/figure-lines.ts';
import { readCases } from '../evaluate/read-cases.ts';
import { findKind, kinds } from '../evaluate/registry.ts';
import { scoreAnswers } from '../evaluate/score.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';

export const command: Command = {
  name: 'evaluate',
  summary: 'answer a labelled set and print how right the answers are; needs no servers',
  usage: '<kind> <folder|cases.jsonl> [--answers OUT.jsonl] [--misses]',
  example: './fresh evaluate sql test/golden/labelled/sql --misses',
  options: { answers: { type: 'string' }, misses: { type: 'boolean' } },
  help: {
    answers: `write the raw answers here, one JSON object a line; kinds: ${Object.keys(kinds).join(', ')}`,
    misses: 'also print each fact that is missing or too much',
  },
  run: evaluate,
};

async function evaluate({ positionals, values, print, result }: CommandContext): Promise<number> {
  const [name, path, ...more] = positionals;
  if (name === undefined || path === undefined || more.length > 0)
    throw new UsageError('name one kind and one folder of labelled cases');
  const kind = findKind(name);
  const cases = readCases(kind, path);
  const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
  const answered = await answerCases(kind, cases, await createLanguageTools(), tell);
  if (values['answers'] !== undefined) await writeFile(String(values['answers']), answerLines(answered));
  const { figures, misses } = scoreAnswers(answered);
  if (values['misses'] === true) for (const miss of misses) print(miss);
  for (const line of figureLines(figures)) print(line);
  result(EvaluateResult.parse({ kind: kind.name, ...figures }));
  return figures.failed.length === 0 ? exitCodes.ok : exitCodes.partial;
}
