import { chooseDialect } from '../../../../languages/sql/choose-dialect.ts';
import type { SqlParser } from '../../../../languages/sql/parser.ts';
import { readScript } from '../../../../languages/sql/script.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Known, ProjectFacts } from './resources.ts';
import { dialectOf } from './target.ts';

/** Tables that a model names without ref() or source(): dependencies that dbt does not see. */
export function hardCodedTables(facts: ProjectFacts, parser: SqlParser): KnownItem[] {
  const known = new Set(facts.nodes.flatMap(namesOf));
  return facts.nodes.flatMap((node) => inModel(node, known, facts, parser));
}

/** A relation is known by its full name, and where the target is unknown by the name alone. */
const namesOf = ({ relation, found }: Known): string[] =>
  [relation ?? '', found.name, found.name.split('.').at(-1) ?? ''].map((name) => name.toLowerCase());

function inModel(
  { found, sql, enabled }: Known,
  known: ReadonlySet<string>,
  facts: ProjectFacts,
  parser: SqlParser,
): KnownItem[] {
  if (sql === null || !enabled || found.type !== 'model') return [];
  const dialect = dialectOf(facts.dialectHint) ?? chooseDialect(sql, found.path);
  const reads = readScript(sql, dialect, parser).flatMap((statement) =>
    statement.reading === 'ast' ? statement.reads : [],
  );
  const hard = reads.filter(
    (name) =>
      !known.has(name.replaceAll('`', '').toLowerCase()) && !/information_schema|fresh_unknown/i.test(name),
  );
  return [...new Set(hard)].map((what) => ({
    kind: 'finding',
    path: found.path,
    lines: found.lines,
    payload: {
      reason: 'unresolved-ref',
      what,
      detail: `model.${found.name}: table named without ref() or source()`,
    },
  }));
}
