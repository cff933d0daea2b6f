import type { Call, Expression, NameFilter, SelectItem, Star } from '../syntax.ts';
import { column, type Output, type OutputItem } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { COLUMNS } from './trace-expression.ts';
import { traceStar } from './trace-star.ts';

/** DuckDB's `COLUMNS('a.*')`, alone or inside an expression; null where there is none. */
export function columnsCall(value: Expression): Call | null {
  switch (value.is) {
    case 'call':
      return isColumns(value) ? value : first([...value.args, ...value.within]);
    case 'operation':
      return first(value.parts);
    case 'named':
      return columnsCall(value.value);
    default:
      return null;
  }
}

function first(values: readonly Expression[]): Call | null {
  for (const value of values) {
    const found = columnsCall(value);
    if (found !== null) return found;
  }
  return null;
}

const isColumns = (call: Call): boolean =>
  call.parts.length === 1 && /^columns$/i.test(call.parts[0]?.text ?? '');

/** The expression once for each column that is meant, under that column's name. */
export function traceColumns(trace: Trace, { value, aliases }: SelectItem, call: Call, scope: Scope): Output {
  const alias = aliases[0];
  return traceStar(trace, starOf(call), { ...scope, aliases: new Map() }).map((item): OutputItem => {
    if (item.is === 'open') return item;
    const flow =
      value === call
        ? item.flow
        : trace.expression(value, innerScope(scope, { parameters: new Map([[COLUMNS, item.flow]]) }));
    return column(
      alias === undefined || alias.text.includes('\\') ? item.name : trace.columnName(alias),
      flow,
    );
  });
}

const ALL: Star = { is: 'star', qualifier: [], of: null, except: [], replace: [], rename: [], filter: null };

/** The columns that COLUMNS(…) means, as a star. */
export function starOf(call: Call): Star {
  const [given] = call.args;
  if (given === undefined) return ALL;
  if (given.is === 'star') return given;
  return { ...ALL, filter: filterOf(given) };
}

function filterOf(given: Expression): NameFilter {
  if (given.is === 'constant' && given.text !== null)
    return { how: 'regex', patterns: [given.text], negated: false };
  const texts =
    given.is === 'operation'
      ? given.parts.map((part) => (part.is === 'constant' ? part.text : null))
      : [null];
  const patterns = texts.flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
  return patterns.length === texts.length
    ? { how: 'names', patterns, negated: false }
    : { how: 'unknown', patterns: [], negated: false };
}
