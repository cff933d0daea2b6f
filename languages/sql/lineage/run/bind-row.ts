import { type Output, type Relation, relationOf } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { uniteByName } from '../trace/trace-query.ts';

/** More than one value, or nobody knows how many: what takes it is no plain variable. */
export const isRow = (output: Output): boolean => output.length > 1 || output[0]?.is === 'open';

/** A variable that holds a row: `row.column`. What it held before counts too, since any branch may have run. */
export function bindRow(trace: Trace, variable: string, output: Output): undefined {
  const before = takeRow(trace, variable);
  setRow(trace, variable, before === undefined ? output : uniteByName(before.output, output));
}

/** The same without what it held before. */
export function setRow(trace: Trace, variable: string, output: Output): undefined {
  takeRow(trace, variable);
  trace.root.relations.unshift(relationOf(output, [nameOf(trace, variable)], { hidden: true }));
}

const nameOf = (trace: Trace, text: string): string => trace.columnName({ text, quoted: false });

function takeRow(trace: Trace, variable: string): Relation | undefined {
  const name = nameOf(trace, variable);
  const { relations } = trace.root;
  const at = relations.findIndex(({ path, rest }) => path.length === 1 && path[0] === name && rest === null);
  return at < 0 ? undefined : relations.splice(at, 1)[0];
}
