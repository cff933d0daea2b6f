import { scriptLineage } from '../sql/lineage/script-lineage.ts';
import type { SqlParser } from '../sql/parser.ts';
import type { Facts } from './facts.ts';

/** Reads one SQL text into the facts; answers the origins of its rows. Names keep the spelling of the text. */
export function runSql(parser: SqlParser, sql: string, facts: Facts): ReadonlySet<string> {
  const found = scriptLineage(parser, { sql: facts.place.before(sql), dialect: 'databricks' });
  const spelled = (name: string): string => {
    const bare = name.replace(/^path:/, '');
    const at = sql.toLowerCase().indexOf(bare.toLowerCase());
    return at === -1 ? bare : sql.slice(at, at + bare.length);
  };
  // A temporary view lies in no schema.
  const viewOf = (name: string): ReadonlySet<string> | undefined =>
    facts.views.get(spelled(name)) ?? facts.views.get(spelled(facts.place.bare(name) ?? name));
  const origins = (name: string): readonly string[] => [...(viewOf(name) ?? [spelled(name)])];
  const rows = new Set(found.reads.flatMap(origins));
  for (const name of found.reads) if (viewOf(name) === undefined) facts.reads.add(spelled(name));
  for (const target of found.writes)
    facts.write(
      spelled(target),
      new Set(found.edges.filter(({ to }) => to === target).flatMap(({ from }) => origins(from))),
    );
  for (const view of found.temporary) facts.views.set(spelled(facts.place.bare(view) ?? view), rows);
  facts.place.follow(sql);
  return rows;
}
