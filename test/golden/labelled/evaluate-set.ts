import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import { answerCases, type AnsweredCase } from '../../../cli/evaluate/answer-cases.ts';
import type { Kind } from '../../../cli/evaluate/kind.ts';
import { type Case, readCases } from '../../../cli/evaluate/read-cases.ts';

const tools = createLanguageTools();

/** A labelled set by its name: the kind's own, or one of further cases that lie beside it. */
export interface LabelledSet {
  readonly name: string;
  /** The folder, or the file of lines. */
  readonly path: string;
}

/** Every labelled set of a kind: the folder of its cases, or each file of lines in it, `cases.jsonl` first. */
export function setsOf({ name, form }: Kind): readonly LabelledSet[] {
  const folder = fileURLToPath(new URL(`${name}/`, import.meta.url));
  if (form === 'folders') return [{ name, path: folder }];
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.sort().map((file) => ({
    name: file === 'cases.jsonl' ? name : `${name} ${file.replace('.jsonl', '')}`,
    path: join(folder, file),
  }));
}

export const casesOf = (kind: Kind): readonly Case[] =>
  setsOf(kind).flatMap(({ path }) => readCases(kind, path));

export const answersOf = async (kind: Kind, cases: readonly Case[]): Promise<readonly AnsweredCase[]> =>
  answerCases(kind, cases, await tools, () => {});
