import type { Pipe } from '../syntax.ts';
import type { Flow } from './flow.ts';
import { column, type Output, type OutputItem, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceJoins } from './trace-from.ts';
import { tracePivot } from './trace-pivot.ts';
import { type TracedSelect, traceItems } from './trace-select.ts';
import { takeOut, traceStar } from './trace-star.ts';

/** Pipe operators: each takes the table that stands before it and gives another. */
export function tracePipes(trace: Trace, pipes: readonly Pipe[], start: TracedSelect, outer: Scope): Output {
  let scope: Scope = { ...start.scope, aliases: new Map() };
  let output = start.output;
  if (scope.relations.length === 0) scope = fresh(outer, output);
  for (const pipe of pipes) {
    const next = tracePipe(trace, pipe, scope, output, outer);
    scope = next.scope;
    output = next.output;
  }
  return output;
}

const fresh = (outer: Scope, output: Output, path: readonly string[] = []): Scope =>
  innerScope(outer, { relations: [relationOf(output, path)] });

const ALL = {
  is: 'star',
  qualifier: [],
  of: null,
  except: [],
  replace: [],
  rename: [],
  filter: null,
} as const;

function tracePipe(trace: Trace, pipe: Pipe, scope: Scope, output: Output, outer: Scope): TracedSelect {
  switch (pipe.is) {
    case 'control':
      trace.controls(pipe.control, scope);
      return { scope, output };
    case 'join':
      return traceJoinPipe(trace, pipe.joins, scope);
    case 'as':
      return { scope: fresh(outer, output, [trace.columnName(pipe.alias)]), output };
    case 'pivot': {
      const relation = tracePivot(trace, pipe.pivot, relationOf(output, []), scope);
      return { scope: innerScope(outer, { relations: [relation] }), output: relation.output };
    }
    case 'set-operation':
      return { scope, output: uniteBranches(trace, pipe.branches, output, outer) };
    default:
      return settle(outer, scope, listOutput(trace, pipe, scope, output));
  }
}

/** Columns of the tables before stay addressable by their table's name. */
function settle(outer: Scope, before: Scope, output: Output): TracedSelect {
  const named = before.relations
    .filter((relation) => relation.path.length > 0)
    .map((relation) => ({ ...relation, hidden: true }));
  return { scope: innerScope(outer, { relations: [relationOf(output, []), ...named] }), output };
}

type ListPipe = Exclude<Pipe, { is: 'control' | 'join' | 'as' | 'pivot' | 'set-operation' }>;

function listOutput(trace: Trace, pipe: ListPipe, scope: Scope, output: Output): Output {
  const aliases = new Map<string, Flow>();
  if (pipe.is === 'drop') return takeOut(output, new Set(pipe.names.map((part) => trace.columnName(part))));
  if (pipe.is === 'rename') {
    return traceStar(
      trace,
      { ...ALL, rename: pipe.pairs },
      innerScope(scope.parent, { relations: [relationOf(output, [])] }),
    );
  }
  if (pipe.is === 'aggregate') {
    const groups = traceItems(trace, pipe.groups, scope, aliases);
    for (const item of groups) if (item.is === 'column') trace.controlled(item.flow);
    return [...groups, ...traceItems(trace, pipe.items, scope, new Map())];
  }
  const items = traceItems(trace, pipe.items, scope, aliases);
  trace.controls(pipe.control, { ...scope, aliases });
  if (pipe.is === 'select') return items;
  if (pipe.is === 'extend') return [...output, ...items];
  const set = new Map(
    items.flatMap((item) =>
      item.is === 'column' && item.name !== null ? [[item.name, item.flow] as const] : [],
    ),
  );
  const known = new Set(output.flatMap((item) => (item.is === 'column' ? [item.name] : [])));
  const kept = output.map((item): OutputItem => {
    if (item.is === 'open')
      return { is: 'open', open: { ...item.open, without: new Set([...item.open.without, ...set.keys()]) } };
    return column(item.name, (item.name === null ? undefined : set.get(item.name)) ?? item.flow);
  });
  return [
    ...kept,
    ...[...set].filter(([name]) => !known.has(name)).map(([name, flow]) => column(name, flow)),
  ];
}

function traceJoinPipe(
  trace: Trace,
  joins: Extract<Pipe, { is: 'join' }>['joins'],
  scope: Scope,
): TracedSelect {
  const next: Scope = { ...scope, relations: [...scope.relations], merged: new Map(scope.merged) };
  // The first join of a list has no kind of its own there; here it joins what stands before.
  traceJoins(trace, joins, next);
  return { scope: next, output: traceStar(trace, ALL, next) };
}

function uniteBranches(
  trace: Trace,
  branches: Extract<Pipe, { is: 'set-operation' }>['branches'],
  output: Output,
  outer: Scope,
): Output {
  return trace.branches(output, branches, outer);
}
