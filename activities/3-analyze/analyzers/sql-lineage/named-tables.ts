import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import { foldName } from '../../../../languages/sql/same-table/name-parts.ts';
import type { TableUse } from '../../../../languages/sql/same-table/table-use.ts';
import type { Inputs } from '../../analyzer.ts';
import type { Place } from './flows.ts';

/** A use of a table with its place. */
export type PlacedUse = TableUse & Place;

/** Names in statements and steps are folded already; a relation of a dbt project is folded by the dialect of its target. */
export function* namedTables(
  inputs: Inputs<'sql-statement' | 'program-step' | 'dbt-node'>,
): Iterable<PlacedUse> {
  for (const [within, { path, lines, payload }] of [
    ...inputs['sql-statement'],
    ...inputs['program-step'],
  ].entries()) {
    const place = { path: path ?? '', lines, within };
    for (const name of payload.reads) yield { name, folded: name, how: 'read', ...place };
    for (const name of payload.writes) yield { name, folded: name, how: 'written', ...place };
  }
  for (const { path, lines, payload } of inputs['dbt-node']) {
    const { relation: name, dialect, resource } = payload;
    if (name === null) continue;
    const folded = dialect === undefined ? name : foldName(name, dialect as SqlDialect);
    const use = { name, folded, path: path ?? '', lines, within: payload.project };
    // Whatever a project builds is there to be read; a source is filled by somebody else.
    yield { ...use, how: 'read' };
    if (resource !== 'source') yield { ...use, how: 'written' };
  }
}
