import type { Join } from '../syntax.ts';
import { changed, type Flow, lessSure, UNKNOWN, unite } from './flow.ts';
import { opensOf, type Relation } from './relation.ts';
import { ofRelation } from './resolve-column.ts';
import type { Scope } from './scope.ts';
import type { Trace } from './trace.ts';

interface Sides {
  readonly left: readonly Relation[];
  readonly leftMerged: ReadonlyMap<string, Flow>;
  readonly right: readonly Relation[];
}

/** USING and NATURAL: the columns of both sides become one, and both sides choose rows. */
export function joinRelations(trace: Trace, join: Join, sides: Sides, scope: Scope): undefined {
  const names = join.natural ? sharedColumns(sides) : join.using.map((part) => trace.columnName(part));
  for (const name of names) {
    const left = sides.leftMerged.get(name) ?? ofSide(trace, sides.left, name);
    const right = ofSide(trace, sides.right, name);
    trace.controlled(left);
    trace.controlled(right);
    scope.merged.set(name, mergedFlow(join.kind, left, right));
  }
}

function mergedFlow(kind: Join['kind'], left: Flow, right: Flow): Flow {
  if (kind === 'full') return changed([left, right]);
  return kind === 'right' ? right : left;
}

function ofSide(trace: Trace, relations: readonly Relation[], name: string): Flow {
  const visible = relations.filter((relation) => !relation.hidden);
  const having = visible.filter((relation) => relation.columns.has(name));
  if (having.length > 0)
    return unite(having.slice(0, 1).map((relation) => ofRelation(trace, relation, name)));
  const open = visible.filter((relation) => opensOf(relation.output).length > 0 || relation.rest !== null);
  const [only] = open;
  if (open.length === 1 && only !== undefined) return ofRelation(trace, only, name);
  if (open.length === 0) return UNKNOWN;
  trace.unsure(name, 'ambiguous-column');
  return lessSure(UNKNOWN, 0.5);
}

function sharedColumns({ left, leftMerged, right }: Sides): string[] {
  const names = new Set([...leftMerged.keys(), ...left.flatMap((relation) => [...relation.columns.keys()])]);
  return right.flatMap((relation) => [...relation.columns.keys()].filter((name) => names.has(name)));
}
