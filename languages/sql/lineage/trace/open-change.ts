import type { NamePart, Reference } from '../../names.ts';
import { type Relation, relationOf } from './relation.ts';
import type { Trace } from './trace.ts';
import { findTemporary } from './trace-table.ts';
import { openTarget, type Target } from './write-columns.ts';

/** The target of a change, and its columns as the statement may name them. */
export interface Opened {
  readonly target: Target;
  readonly relation: Relation;
}

export function openChange(trace: Trace, reference: Reference, alias: NamePart | null): Opened {
  const target = openTarget(trace, reference);
  const temporary = findTemporary(trace, reference);
  const whole = reference.kind === 'table' ? reference.parts.map((part) => trace.columnName(part)) : [];
  const path = alias === null ? whole : [trace.columnName(alias)];
  const output = temporary?.output ?? trace.tableOutput(target.table);
  return { target, relation: relationOf(output, path, { table: temporary === null ? target.table : null }) };
}
