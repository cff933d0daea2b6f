import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import { foldName } from '../../../../languages/sql/same-table/name-parts.ts';
import { sameTables } from '../../../../languages/sql/same-table/same-tables.ts';
import type { TableUse } from '../../../../languages/sql/same-table/table-use.ts';
import type { Inputs } from '../../analyzer.ts';

type UseInFile = TableUse & { readonly path: string };

/** Answers whether one of two files writes a table that the other reads; names of one table count as one. */
export function flowsBetween(
  inputs: Inputs<'sql-statement' | 'program-step' | 'dbt-node'>,
): (a: string, b: string) => boolean {
  const uses = [...usesInFiles(inputs)];
  const tableOf = tablesOf(uses);
  const files = new Map<string, Record<TableUse['how'], Set<string>>>();
  for (const { path, how, name } of uses) {
    const tables = files.get(path) ?? { read: new Set(), written: new Set() };
    files.set(path, tables);
    tables[how].add(tableOf(name));
  }
  return (a, b) => {
    const [one, other] = [files.get(a), files.get(b)];
    if (one === undefined || other === undefined) return false;
    return !one.written.isDisjointFrom(other.read) || !other.written.isDisjointFrom(one.read);
  };
}

/** A model's file writes its table; what it reads is said by its refs. A source's file only names what others fill. */
function* usesInFiles(inputs: Inputs<'sql-statement' | 'program-step' | 'dbt-node'>): Iterable<UseInFile> {
  for (const [within, { path, payload }] of [
    ...inputs['sql-statement'],
    ...inputs['program-step'],
  ].entries()) {
    if (path === null) continue;
    for (const name of payload.reads) yield { path, name, folded: name, how: 'read', within };
    for (const name of payload.writes) yield { path, name, folded: name, how: 'written', within };
  }
  for (const { path, payload } of inputs['dbt-node']) {
    const { relation: name, dialect, resource } = payload;
    if (path === null || name === null) continue;
    const folded = dialect === undefined ? name : foldName(name, dialect as SqlDialect);
    yield { path, name, folded, how: resource === 'source' ? 'read' : 'written', within: payload.project };
  }
}

/** The table that a name means, as the longest name of it. */
function tablesOf(uses: readonly TableUse[]): (name: string) => string {
  const longer = new Map<string, string>();
  for (const { from, to, shorter } of sameTables(uses).joins)
    longer.set(shorter, from === shorter ? to : from);
  return (name) => longer.get(name) ?? name;
}
