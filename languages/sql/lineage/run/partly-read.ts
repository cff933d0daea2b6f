import { lessSure } from '../trace/flow.ts';
import type { Output } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';

/** What was not understood may change any value of its statement. */
const PARTLY_READ = 0.5;

/**
 * Tells that words of the statement at work were taken by no rule, and lets all that came of it be no surer than a guess.
 * `before` is what stood as the last output before the statement.
 */
export function tellUnread(trace: Trace, what: string, before: Output | null): undefined {
  const { statement } = trace;
  if (!statement.readers.some(({ skipped }) => skipped > 0)) return;
  trace.unsure(what, 'partly-read');
  for (const [id, written] of statement.written) {
    statement.written.set(id, { ...written, flow: lessSure(written.flow, PARTLY_READ) });
    const all = trace.written.get(id);
    if (all !== undefined) trace.written.set(id, { ...all, flow: lessSure(all.flow, PARTLY_READ) });
  }
  for (const table of statement.defined.keys()) statement.lost.add(table);
  for (const filled of statement.filled) filled.output = guessed(filled.output);
  if (trace.output !== null && trace.output !== before) trace.output = guessed(trace.output);
}

const guessed = (output: Output): Output =>
  output.map((item) => (item.is === 'column' ? { ...item, flow: lessSure(item.flow, PARTLY_READ) } : item));
