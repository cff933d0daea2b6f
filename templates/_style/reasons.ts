import type { Reason } from '../../schemas/reason.ts';
import type { Words } from './reason-words.ts';
import { intakeReasons } from './reasons-of-intake.ts';
import { languageReasons } from './reasons-of-languages.ts';

/** Each reason in words for people: used in sentences after a number, and explained in tables. */
const words: Record<Reason, Words> = { ...intakeReasons, ...languageReasons };

const known = (reason: string): Words | undefined => (words as Partial<Record<string, Words>>)[reason];

/** e.g. "3 imports lead nowhere"; a reason of a newer version than this page is named as it is. */
export function reasonPhrase(reason: string, count: string, isOne: boolean): string {
  const said = known(reason);
  if (said === undefined) return `${count} × ${reason}`;
  return `${count} ${isOne ? said.one : said.many}`;
}

export const reasonMeaning = (reason: string): string => known(reason)?.meaning ?? '';
