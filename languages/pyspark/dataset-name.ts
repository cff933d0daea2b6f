/**
 * A table, path or topic of a program as items spell it: the same as in SQL statements, so that both mean one dataset. Names
 * of tables have no case; a path is marked, for a table may be called like one.
 */
export function datasetName(name: string): string {
  if (/^(?:path|jdbc|kafka|stage):/i.test(name)) return name;
  if (/[/:]/.test(name)) return `path:${name}`;
  return name.replaceAll('`', '').toLowerCase();
}
