import type { Reader } from '../read/reader.ts';
import type { Trace } from '../trace/trace.ts';
import type { Running } from './context.ts';

const NO_COLUMN = /^(?:CONSTRAINT|PRIMARY|FOREIGN|UNIQUE|CHECK|DEFAULT|INDEX)$/;
const OTHER_CHANGES = /^(?:DROP|ALTER|RENAME|SET)$/;

/** Columns that are added, dropped or renamed change what later stars mean. */
export function alterColumns({ reader, trace }: Running, table: string): undefined {
  const known = trace.schemas.get(table);
  if (known === undefined) return;
  const verb = reader.key();
  reader.at += 1;
  if (!reader.take('COLUMNS')) reader.take('COLUMN');
  reader.take('IF', 'NOT', 'EXISTS');
  reader.take('IF', 'EXISTS');
  if (/^(?:CONSTRAINT|PRIMARY|FOREIGN|UNIQUE|CHECK|PARTITION)$/.test(reader.key())) return;
  if (verb === 'ADD') {
    trace.schemas.set(table, withAddedColumns(reader, trace, known));
    return;
  }
  const names = (reader.key() === '(' ? reader.nameList() : [reader.name() ?? []])
    .flatMap((parts) => parts.at(-1) ?? [])
    .map((part) => trace.columnName(part));
  if (verb === 'DROP')
    trace.schemas.set(
      table,
      known.filter((name) => !names.includes(name)),
    );
  else if (verb === 'RENAME' && reader.take('TO')) {
    const to = reader.name()?.at(-1);
    if (to !== undefined)
      trace.schemas.set(
        table,
        known.map((name) => (name === names[0] ? trace.columnName(to) : name)),
      );
  }
}

/** The columns of a table once `ADD COLUMNS (a INT AFTER b, c INT FIRST)` or `ADD a INT, ADD b INT` is done. */
function withAddedColumns(reader: Reader, trace: Trace, known: readonly string[]): string[] {
  const columns = [...known];
  reader.take('(');
  do {
    if (reader.take('ADD')) reader.take('COLUMN');
    reader.take('IF', 'NOT', 'EXISTS');
    if (OTHER_CHANGES.test(reader.key())) break;
    const name = NO_COLUMN.test(reader.key()) ? undefined : reader.name()?.at(-1);
    const place = placeOf(reader, trace, columns);
    const added = name === undefined ? null : trace.columnName(name);
    if (added !== null && !columns.includes(added)) columns.splice(place, 0, added);
  } while (reader.take(','));
  return columns;
}

/** Behind all others where neither FIRST nor AFTER says otherwise. */
function placeOf(reader: Reader, trace: Trace, columns: readonly string[]): number {
  if (!reader.skipTo(',', ')', 'FIRST', 'AFTER')) return columns.length;
  if (reader.take('FIRST')) return 0;
  if (!reader.take('AFTER')) return columns.length;
  const before = reader.name()?.at(-1);
  const at = before === undefined ? -1 : columns.indexOf(trace.columnName(before));
  reader.skipTo(',', ')');
  return at < 0 ? columns.length : at + 1;
}
