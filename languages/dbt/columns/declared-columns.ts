import type { SqlDialect } from '../../sql/parser.ts';
import { columnName } from '../node-names.ts';
import { list, plain, string } from '../plain.ts';
import type { Found } from '../resources.ts';

/** Columns that YAML declares for a resource, as the dialect compares them. */
export const declaredNames = ({ properties }: Found, dialect: SqlDialect): string[] => [
  ...new Set(
    list(properties.columns)
      .map(plain)
      .flatMap((column) => {
        const name = string(column.name);
        return name === null ? [] : [columnName({ text: name, quoted: column.quote === true }, dialect)];
      }),
  ),
];

/** The header of a seed. */
export function headerNames(text: string, delimiter: string, dialect: SqlDialect): string[] {
  const line = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
  return cells(line, delimiter)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .map((cell) => columnName({ text: cell, quoted: false }, dialect));
}

/** The values of one line of CSV. */
function cells(line: string, delimiter: string): string[] {
  const found: string[] = [''];
  let inside = false;
  for (const char of line) {
    const last = found.length - 1;
    if (char === '"') inside = !inside;
    else if (char === delimiter && !inside) found.push('');
    else found[last] += char;
  }
  return found;
}

const META = ['dbt_scd_id', 'dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to'];

/** What dbt adds to the columns of a snapshot. */
export function snapshotNames(config: Readonly<Record<string, unknown>>): string[] {
  const names = plain(config.snapshot_meta_column_names);
  const meta = config.hard_deletes === 'new_record' ? [...META, 'dbt_is_deleted'] : META;
  return meta.map((name) => string(names[name]) ?? name);
}
