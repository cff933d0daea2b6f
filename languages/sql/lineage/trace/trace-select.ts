import { UNKNOWN_TEXT } from '../../unknown-text.ts';
import type { Expression, Select, SelectItem } from '../syntax.ts';
import { columnsCall, traceColumns } from './columns-call.ts';
import { changed, type Flow } from './flow.ts';
import { generatedColumns } from './functions.ts';
import { column, columnsOf, type Output, type OutputItem } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceJoins } from './trace-from.ts';
import { traceStar } from './trace-star.ts';
import { fieldsOfValue, flowWithFields } from './value-fields.ts';

/** Dialects whose list sees the aliases that stand before in it. */
const LATERAL_ALIASES: ReadonlySet<string> = new Set(['databricks', 'snowflake', 'duckdb']);

export interface TracedSelect {
  readonly output: Output;
  /** What ORDER BY and pipe operators behind it see. */
  readonly scope: Scope;
}

/** FROM, the list, then all that chooses, groups or orders rows. */
export function traceSelect(trace: Trace, select: Select, outer: Scope): TracedSelect {
  const scope = innerScope(outer);
  traceJoins(trace, select.from, scope);
  const aliases = new Map<string, Flow>();
  const listed = traceItems(trace, select.items, scope, aliases);
  const output = select.asValue === true ? valueFields(trace, listed, select.items[0], scope) : listed;
  const sighted: Scope = { ...scope, aliases: withOwnNames(output, aliases) };
  trace.controls(
    select.where,
    LATERAL_ALIASES.has(trace.dialect) && trace.dialect !== 'databricks'
      ? sighted
      : { ...scope, aliases: new Map() },
  );
  trace.controls(select.control, sighted);
  return { output, scope: sighted };
}

/** The fields of a value, told where it is put together here. */
function valueFields(trace: Trace, listed: Output, item: SelectItem | undefined, scope: Scope): Output {
  const [only] = listed;
  if (only?.is !== 'column' || listed.length !== 1 || item?.aliases.length !== 0) return listed;
  const fields = fieldsOfValue(trace, item.value, scope);
  if (fields !== null) return fields;
  return [{ is: 'open', open: { tables: [], without: new Set(), lost: false, flow: changed([only.flow]) } }];
}

/** GROUP BY, HAVING and ORDER BY see a column of the list by the name that it has without an alias too. */
function withOwnNames(output: Output, aliases: ReadonlyMap<string, Flow>): Map<string, Flow> {
  const names = columnsOf(output);
  for (const [name, flow] of aliases) names.set(name, flow);
  return names;
}

/** The items of a list in order; `aliases` is filled with their names. */
export function traceItems(
  trace: Trace,
  items: readonly SelectItem[],
  scope: Scope,
  aliases: Map<string, Flow>,
): Output {
  const output: OutputItem[] = [];
  const lateral = LATERAL_ALIASES.has(trace.dialect);
  const inner: Scope = lateral ? { ...scope, aliases } : scope;
  for (const item of items) {
    const found = traceItem(trace, item, inner);
    trace.step(found.length);
    output.push(...found);
    for (const one of found)
      if (one.is === 'column' && one.name !== null && item.aliases.length > 0)
        aliases.set(one.name, one.flow);
  }
  return output;
}

function traceItem(trace: Trace, item: SelectItem, scope: Scope): Output {
  const { value, aliases } = item;
  if (value.is === 'star') return traceStar(trace, value, { ...scope, aliases: new Map() });
  const columns = trace.dialect === 'duckdb' ? columnsCall(value) : null;
  if (columns !== null) return traceColumns(trace, item, columns, scope);
  const flow = flowWithFields(trace, value, scope);
  const names = aliases.length > 0 ? aliases.map((part) => trace.columnName(part)) : ownNames(trace, value);
  if (names.some((name) => name.includes(UNKNOWN_TEXT))) return [unknownColumns(flow)];
  return names.length === 0
    ? [column(null, flow, item.line)]
    : names.map((name) => column(name, flow, item.line));
}

/** What a template prints into a list where nobody knows its text: any columns, of any origin. */
const unknownColumns = (flow: Flow): OutputItem => ({
  is: 'open',
  open: { tables: [], without: new Set(), lost: false, flow },
});

/** The name that a value has without an alias; none where the dialect makes one of the text. */
function ownNames(trace: Trace, value: Expression): string[] {
  if (value.is === 'column') {
    const last = value.parts.at(-1);
    return last === undefined ? [] : [trace.columnName(last)];
  }
  if (
    value.is === 'operation' &&
    value.name !== null &&
    !(value.name.text === 'case' && trace.dialect !== 'postgres')
  )
    return [trace.columnName(value.name)];
  if (value.is !== 'call') return [];
  const name = value.parts.at(-1)?.text ?? '';
  if (/^(?:pos)?explode(?:_outer)?$/i.test(name)) return [...generatedColumns(name)];
  return trace.dialect === 'postgres' ? [name.toLowerCase()] : [];
}
