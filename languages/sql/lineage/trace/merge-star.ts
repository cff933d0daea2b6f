import type { Star } from '../syntax.ts';
import { columnsOf, opensOf, type Relation } from './relation.ts';
import { ofRelation } from './resolve-column.ts';
import type { Trace } from './trace.ts';
import { takeOut } from './trace-star.ts';
import { type Target, targetColumns, tellOpen, writeColumn } from './write-columns.ts';

/** `UPDATE SET *` and `INSERT *`: the source's columns into those of the same name. */
export function writeMergeStar(trace: Trace, target: Target, source: Relation, star: Star): undefined {
  const except = new Set(star.except.map((part) => trace.columnName(part)));
  const output = takeOut(source.output, except);
  const known = targetColumns(trace, target);
  const columns = columnsOf(output);
  const opens = opensOf(output);
  if (opens.length === 0 || known === null) {
    for (const [name, flow] of columns)
      if (known === null || known.includes(name)) writeColumn(trace, target, name, flow);
    return tellOpen(trace, output);
  }
  for (const name of known)
    if (!except.has(name)) writeColumn(trace, target, name, ofRelation(trace, source, name));
}
