import { dialectRules } from '../../dialects.ts';
import type { Body, Cte, Query, SetBranch } from '../syntax.ts';
import { CONSTANT, type Flow, sameFlow, unite } from './flow.ts';
import { column, columnsOf, type Output, type OutputItem, relationOf, renameColumns } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { tracePipes } from './trace-pipe.ts';
import { traceSelect } from './trace-select.ts';

/** What CONNECT BY gives beside the columns of the table. */
const STEPS: ReadonlyMap<string, Flow> = new Map(
  ['level', 'connect_by_isleaf', 'connect_by_iscycle'].map((name) => [name, CONSTANT]),
);

/** What a query gives: its CTEs once each, its body, then what only orders or cuts rows. */
export function traceQuery(trace: Trace, query: Query, outer: Scope): Output {
  const known = withCtes(trace, query, outer);
  const scope = query.hierarchical === true ? innerScope(known, { parameters: STEPS }) : known;
  const { body } = query;
  if (body.is === 'select') {
    const traced = traceSelect(trace, body, scope);
    trace.controls(query.control, traced.scope);
    return query.pipes.length === 0 ? traced.output : tracePipes(trace, query.pipes, traced, scope);
  }
  const output = traceBody(trace, body, scope);
  const after = innerScope(scope, { relations: [relationOf(output, [])] });
  trace.controls(query.control, after);
  return query.pipes.length === 0 ? output : tracePipes(trace, query.pipes, { output, scope: after }, scope);
}

/** The scope in which the CTEs of a query are known; each is traced once, used or not. */
export function withCtes(
  trace: Trace,
  query: { readonly ctes: readonly Cte[]; readonly recursive: boolean },
  outer: Scope,
): Scope {
  if (query.ctes.length === 0) return outer;
  const ctes = new Map<string, Output>();
  const scope = innerScope(outer, { ctes });
  const implicit = dialectRules[trace.dialect].implicitRecursion;
  for (const cte of query.ctes) {
    const name = trace.columnName(cte.name);
    const recursive = (query.recursive || implicit) && 'body' in cte.body && cte.body.body.is === 'set';
    ctes.set(
      name,
      recursive ? traceRecursive(trace, cte, cte.body as Query, scope) : traceCte(trace, cte, scope),
    );
  }
  return scope;
}

function traceCte(trace: Trace, cte: Cte, scope: Scope): Output {
  const output = 'body' in cte.body ? trace.query(cte.body, scope) : trace.change(cte.body, scope);
  return renameColumns(
    output,
    cte.columns.map((part) => trace.columnName(part)),
  );
}

/** Rounds until a recursion adds nothing more; flows only grow, so few are ever needed. */
const MAX_ROUNDS = 6;

/** The anchor sees the outer name; the other branches see what the CTE gave so far. */
function traceRecursive(trace: Trace, cte: Cte, query: Query, scope: Scope): Output {
  const { body } = query;
  if (body.is !== 'set') return traceCte(trace, cte, scope);
  const names = cte.columns.map((part) => trace.columnName(part));
  const inner = withCtes(trace, query, scope);
  const anchor = trace.query(body.first, inner);
  let output = renameColumns(anchor, names);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const self = innerScope(inner, { ctes: new Map([[trace.columnName(cte.name), output]]) });
    const next = renameColumns(traceBranches(trace, anchor, body.rest, self), names);
    const stable = isSame(output, next);
    output = next;
    if (stable) break;
  }
  return output;
}

const isSame = (left: Output, right: Output): boolean =>
  left.length === right.length &&
  left.every((item, at) => {
    const other = right[at];
    return item.is === 'open'
      ? other?.is === 'open'
      : other?.is === 'column' && sameFlow(item.flow, other.flow);
  });

function traceBody(trace: Trace, body: Exclude<Body, { is: 'select' }>, scope: Scope): Output {
  if (body.is === 'nested') return trace.query(body.query, scope);
  if (body.is === 'set') return traceBranches(trace, trace.query(body.first, scope), body.rest, scope);
  const width = body.rows[0]?.length ?? 0;
  const flows = Array.from({ length: width }, (): Flow[] => []);
  for (const row of body.rows)
    for (const [at, value] of row.entries()) flows[at]?.push(trace.expression(value, scope));
  const isPlain =
    trace.dialect === 'duckdb' || trace.dialect === 'databricks'
      ? (at: number) => `col${at + (trace.dialect === 'duckdb' ? 0 : 1)}`
      : (at: number) => `column${at + 1}`;
  return flows.map((column_, at) => column(isPlain(at), unite(column_)));
}

/** Branches of set operations, one after the other: columns by position, or by name. */
export function traceBranches(trace: Trace, first: Output, rest: readonly SetBranch[], scope: Scope): Output {
  const isLong = rest.length > MANY && rest.every(({ operator, byName }) => operator === 'union' && !byName);
  if (isLong) return uniteMany([first, ...rest.map((branch) => trace.query(branch.query, scope))]);
  return rest.reduce((output, branch) => traceBranch(trace, output, branch, scope), first);
}

function traceBranch(trace: Trace, left: Output, branch: SetBranch, scope: Scope): Output {
  const right = trace.query(branch.query, scope);
  trace.step(right.length);
  if (branch.operator !== 'except')
    return branch.byName ? uniteByName(left, right) : uniteByPosition(left, right);
  for (const item of right) if (item.is === 'column') trace.controlled(item.flow);
  return left;
}

/** From here on branches are united all at once: one by one it is quadratic. */
const MANY = 50;

function uniteMany(outputs: readonly Output[]): Output {
  const [first = []] = outputs;
  const isPlain = outputs.every(
    (output) => output.length === first.length && output.every(({ is }) => is === 'column'),
  );
  if (!isPlain) return outputs.slice(1).reduce(uniteByPosition, first);
  return first.map((item, at) =>
    item.is === 'column'
      ? column(
          item.name,
          unite(outputs.flatMap((output) => (output[at]?.is === 'column' ? [output[at].flow] : []))),
        )
      : item,
  );
}

export function uniteByName(left: Output, right: Output): Output {
  const others = columnsOf(right);
  const result = left.map((item): OutputItem => {
    const other = item.is === 'column' && item.name !== null ? others.get(item.name) : undefined;
    if (item.is !== 'column' || other === undefined) return item;
    others.delete(item.name as string);
    return column(item.name, unite([item.flow, other]), item.line);
  });
  const named = [...result, ...[...others].map(([name, flow]) => column(name, flow))];
  return [...named.filter((item) => item.is === 'column'), ...uniteOpens([...left, ...right])];
}

export function uniteByPosition(left: Output, right: Output): Output {
  const result: OutputItem[] = [];
  for (const [at, item] of left.entries()) {
    const other = right[at];
    if (item.is === 'open') return [...result, ...uniteOpen(left.slice(at), right.slice(at))];
    if (other?.is === 'open') return [...result, ...left.slice(at), ...right.slice(at).flatMap(asLost)];
    result.push(other === undefined ? item : column(item.name, unite([item.flow, other.flow]), item.line));
  }
  return result;
}

/** The unknown columns of both sides as one: a name may come from any of them. */
function uniteOpens(items: Output): OutputItem[] {
  const opens = items.flatMap((item) => (item.is === 'open' ? [item.open] : []));
  const [first] = opens;
  if (first === undefined) return [];
  const flows = opens.flatMap(({ flow }) => (flow === null ? [] : [flow]));
  const tables = [...new Set(opens.flatMap((open) => open.tables))];
  const without = new Set([...first.without].filter((name) => opens.every((open) => open.without.has(name))));
  return [
    {
      is: 'open',
      open: {
        tables,
        without,
        lost: opens.every(({ lost }) => lost),
        flow: flows.length > 0 ? unite(flows) : null,
      },
    },
  ];
}

/** Two unknown tables of the same shape give each column together; what else stands behind a star is lost. */
function uniteOpen(left: Output, right: Output): Output {
  const [one, other] = [left[0], right[0]];
  const alike = left.length === right.length && left.every((item, at) => item.is === right[at]?.is);
  if (alike && one?.is === 'open' && other?.is === 'open') {
    return [...uniteOpens([one, other]), ...uniteByPosition(left.slice(1), right.slice(1))];
  }
  if (left.length === 1 && one?.is === 'open' && right.every((item) => item.is === 'column'))
    return [...right, ...asLost(one)];
  return [...left, ...right.flatMap(asLost)];
}

const asLost = (item: OutputItem): OutputItem[] =>
  item.is === 'open' ? [{ is: 'open', open: { ...item.open, lost: true } }] : [];
