import type { Run, Site } from '../interpret/run.ts';
import { type Args, valueAt, valuesOf } from '../values/arguments.ts';
import type { Frame } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import type { FrameMethod } from './column-methods.ts';
import { frameValue } from './frame-values.ts';
import { sourcesOf } from './frames.ts';
import { bindFrame, GIVEN_FRAME, runSql } from './sql.ts';

const QUERY_INSIDE = /\(\s*(?:select|with)\b/i;
const ROWS = `${GIVEN_FRAME}rows`;

/** The rows of a query over a frame, whose text may ask tables of its own. */
function ask(run: Run, frame: Frame, query: string, { positional }: Args, site: Site): Frame {
  bindFrame(run, ROWS, frame);
  const asked = runSql(run, query, { in: 'call', site, written: positional[0]?.written ?? '' });
  return { ...asked, sources: new Set(sourcesOf([frame, asked])) };
}

/** `where("id IN (SELECT id FROM t)")`: rows stay, and the table that is asked has a say in which. */
export const where: FrameMethod = (run, frame, args, site) => {
  const text = stringOf(valueAt(args, 0, 'condition'));
  if (text === null || !QUERY_INSIDE.test(text)) return frameValue(frame);
  const { sources } = ask(run, frame, `SELECT * FROM ${ROWS} WHERE ${text}`, args, site);
  return frameValue({ ...frame, sources });
};

/** `selectExpr` whose texts ask tables of their own is a query; null where none does. */
export function selectAsking(run: Run, frame: Frame, args: Args, site: Site): Frame | null {
  const texts = valuesOf(args).map(stringOf);
  if (texts.some((text) => text === null) || !texts.some((text) => QUERY_INSIDE.test(text ?? '')))
    return null;
  return ask(run, frame, `SELECT ${texts.join(', ')} FROM ${ROWS}`, args, site);
}
