import type { Run, Site } from '../interpret/run.ts';
import { type Args, argument, valueAt } from '../values/arguments.ts';
import { reasonIn, stringOf, textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { frameOf, frameValue, LOST, NO_FRAME, newFrame } from './frame-values.ts';
import { leaveOpen, textsIn } from './given-names.ts';
import { bindFrame, GIVEN_FRAME, runSql } from './sql.ts';

/** Parameters of the call itself. */
const OWN_NAMES: ReadonlySet<string> = new Set(['args', 'sqlQuery', 'query', 'index_col']);

/** `spark.sql`, `ps.sql`: values and frames that are given by name are put in. */
export function callSql(run: Run, args: Args, site: Site): Value {
  const query = argument(args, 0, 'sqlQuery', 'query');
  if (query === null) return frameValue(NO_FRAME);
  const written = stringOf(query.value);
  if (written === null) {
    textsIn(run, query, site);
    return frameValue(newFrame([], LOST));
  }
  const text = withValues(run, written, args);
  if (text.replaceAll(/\$\{\?[a-z-]+\}/g, '').trim() === '') {
    leaveOpen(run, query.written, reasonIn(text) ?? 'runtime-data', site);
    return frameValue(NO_FRAME);
  }
  return frameValue(runSql(run, text, { in: 'call', site, written: query.written }));
}

/** `args={"y": 1}` fills `:y`; other names fill `{name}`, frames as views. */
function withValues(run: Run, text: string, args: Args): string {
  const given = valueAt(args, 1, 'args');
  let result = text;
  if (given.kind === 'dict')
    for (const [name, value] of given.entries)
      result = result.replaceAll(new RegExp(`(?<![:\\w]):${escaped(name)}\\b`, 'g'), () => literal(value));
  for (const [name, { value }] of args.named) {
    if (OWN_NAMES.has(name)) continue;
    const frame = frameOf(value);
    const view = `${GIVEN_FRAME}${name}`;
    if (frame !== null) bindFrame(run, view, frame);
    result = result.replaceAll(`{${name}}`, () => (frame === null ? literal(value) : view));
  }
  return result;
}

const escaped = (name: string): string => name.replaceAll(/[^\w]/g, String.raw`\$&`);
const literal = (value: Value): string => {
  const text = stringOf(value);
  return text === null ? textOf(value) : `'${text.replaceAll("'", "''")}'`;
};
