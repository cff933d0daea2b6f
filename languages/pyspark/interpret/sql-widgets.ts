import type { GivenValues } from '../given.ts';

const WIDGET =
  /\bCREATE\s+WIDGET\s+(?:TEXT|DROPDOWN|COMBOBOX|MULTISELECT)\s+`?(\w+)`?\s+DEFAULT\s+(['"])(.*?)\2[^;]*(?:;|$)/gi;

/** Widgets that a SQL cell makes are known from then on; they are no statements of SQL. */
export function withoutWidgets(given: GivenValues, sql: string): string {
  for (const [, name = '', , value = ''] of sql.matchAll(WIDGET)) given.preset(name, value);
  return sql.replaceAll(WIDGET, '');
}
