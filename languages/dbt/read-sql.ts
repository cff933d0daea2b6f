import { chooseDialect } from '../sql/choose-dialect.ts';
import type { SqlParser } from '../sql/parser.ts';
import { readScript, type StatementTables } from '../sql/script.ts';
import type { Known, ProjectFacts } from './resources.ts';
import { dialectOf } from './target.ts';

/** What the rendered SQL of the project's resources says, by resource; those without SQL are left out. */
export type SqlOfResources = ReadonlyMap<Known, readonly StatementTables[]>;

const HAS_QUERY = new Set(['model', 'snapshot']);

export function readSql(facts: ProjectFacts, parser: SqlParser): SqlOfResources {
  const known = dialectOf(facts.dialectHint);
  const read = new Map<Known, readonly StatementTables[]>();
  for (const node of facts.nodes) {
    if (node.sql === null || !node.enabled || !HAS_QUERY.has(node.found.type)) continue;
    read.set(node, readScript(node.sql, known ?? chooseDialect(node.sql, node.found.path), parser));
  }
  return read;
}
