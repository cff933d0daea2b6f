/** A dataset as OpenLineage names it: where it is kept, and what it is called there. */
export interface DatasetId {
  readonly namespace: string;
  readonly name: string;
}

/**
 * A table is called by its own name in the namespace that is given; a path with a scheme has scheme and authority
 * as its namespace, one without is a file. (openlineage.io, naming conventions)
 */
export function datasetId(table: string, namespace: string): DatasetId {
  if (!table.startsWith('path:')) return { namespace, name: table };
  const path = table.slice('path:'.length);
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/i.exec(path) ?? [];
  if (scheme === undefined) return { namespace: 'file', name: path === '' ? '/' : path };
  return { namespace: scheme, name: rest.replace(/^\/+/, '') || '/' };
}

/**
 * `table.column` in two, by the longest of the known tables that it begins with: names of paths have dots too.
 * Undefined where it is of none of them.
 */
export function splitColumn(
  column: string,
  tables: readonly string[],
): { readonly table: string; readonly field: string } | undefined {
  const [table] = tables
    .filter((one) => column.startsWith(`${one}.`) && column.length > one.length + 1)
    .sort((left, right) => right.length - left.length);
  return table === undefined ? undefined : { table, field: unquote(column.slice(table.length + 1)) };
}

const unquote = (name: string): string => name.replace(/^`([\s\S]+)`$/, '$1');
