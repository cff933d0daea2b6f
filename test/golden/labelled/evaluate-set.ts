import { fileURLToPath } from 'node:url';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import { answerCases, type AnsweredCase } from '../../../cli/evaluate/answer-cases.ts';
import type { Kind } from '../../../cli/evaluate/kind.ts';
import { type Case, readCases } from '../../../cli/evaluate/read-cases.ts';

const tools = createLanguageTools();

export const folderOf = (kind: string): string => fileURLToPath(new URL(`${kind}/`, import.meta.url));

export const casesOf = (kind: Kind): readonly Case[] => readCases(kind, folderOf(kind.name));

export const answersOf = async (kind: Kind, cases: readonly Case[]): Promise<readonly AnsweredCase[]> =>
  answerCases(kind, cases, await tools, () => {});
