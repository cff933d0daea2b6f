import type { Output } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { bindRow, isRow } from './bind-row.ts';
import type { Running } from './context.ts';
import { assignVariable } from './variables.ts';

/** By position; a single record variable takes the whole row. */
export function intoVariables(trace: Trace, names: readonly string[], output: Output): undefined {
  const [only] = names;
  if (names.length === 1 && only !== undefined && isRow(output)) {
    bindRow(trace, only.replace(/^:/, ''), output);
    if (output.length > 1) trace.cursors.set(only.toLowerCase(), output);
  }
  for (const [at, name] of names.entries()) {
    const item = output[at];
    if (item?.is === 'column') assignVariable(trace, name.replace(/^:/, ''), item.flow, null);
  }
}

/** `FETCH [NEXT FROM] c INTO @a, @b`. */
export function runFetch({ reader, trace }: Running): undefined {
  const into = reader.tokens.findIndex((token) => token.key === 'INTO');
  if (into < 0) return;
  const output = trace.cursors.get(reader.tokens[into - 1]?.text.toLowerCase() ?? '') ?? [];
  reader.at = into + 1;
  const names: string[] = [];
  do {
    const token = reader.token();
    const name = token?.kind === 'param' ? [{ text: token.text.slice(1), quoted: false }] : reader.name();
    if (token?.kind === 'param') reader.at += 1;
    if (name !== null) names.push(name.at(-1)?.text ?? '');
  } while (reader.take(','));
  intoVariables(trace, names, output);
}
