import type { Run, Site } from '../interpret/run.ts';
import type { Argument } from '../values/arguments.ts';
import { optionsOf } from '../values/either.ts';
import { reasonIn, reasonOf, stringOf } from '../values/text.ts';
import { isNothing, type Reason, type Value } from '../values/value.ts';

/** The texts that an argument may stand for; what only the run knows is told as unresolved by the argument's text. */
export function textsIn(run: Run, given: Argument | null, site: Site): string[] {
  if (given === null) return [];
  return optionsOf(given.value).flatMap((value) => textsOf(run, value, given.written, site));
}

function textsOf(run: Run, value: Value, written: string, site: Site): string[] {
  if (isNothing(value)) return [];
  if (value.kind === 'list') return value.items.flatMap((item) => textsOf(run, item, written, site));
  if (value.kind === 'object' && value.object.is === 'path')
    return wholeText(run, value.object.text, written, site);
  const text = stringOf(value);
  if (text !== null) return wholeText(run, text, written, site);
  leaveOpen(run, written, reasonOf(value), site);
  return [];
}

function wholeText(run: Run, text: string, written: string, site: Site): string[] {
  const reason = reasonIn(text);
  if (reason === null) return text.trim() === '' ? [] : [text];
  leaveOpen(run, written, reason, site);
  return [];
}

export function leaveOpen(run: Run, written: string, reason: Reason, site: Site): undefined {
  if (written !== '') run.facts.leaveOpen(written, reason, site);
}
