const WIDGET =
  /\bCREATE\s+WIDGET\s+(?:TEXT|DROPDOWN|COMBOBOX|MULTISELECT)\s+`?(\w+)`?\s+DEFAULT\s+(['"])(.*?)\2[^;]*(?:;|$)/gi;

/** Widgets that a SQL text declares, with their defaults. */
export const sqlWidgets = (sql: string): ReadonlyMap<string, string> =>
  new Map([...sql.matchAll(WIDGET)].map(([, name = '', , value = '']) => [name, value]));

/** The text without the statements that declare widgets; lines stay where they are. */
export const withoutWidgets = (sql: string): string =>
  sql.replaceAll(WIDGET, (statement) => statement.replaceAll(/[^\n]/g, ''));
