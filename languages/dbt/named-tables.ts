import { nodeOf } from './node-names.ts';
import type { SqlOfResources } from './read-sql.ts';
import type { Known, ProjectFacts } from './resources.ts';

/** Tables that each model names without ref() or source(): dependencies that dbt does not see. */
export function namedTables(facts: ProjectFacts, sql: SqlOfResources): ReadonlyMap<Known, readonly string[]> {
  const known = new Set(facts.nodes.flatMap(namesOf));
  const models = facts.nodes.filter(({ found }) => found.type === 'model');
  return new Map(models.map((node) => [node, inModel(node, known, sql)]));
}

/** A relation is known by its full name, and where the target is unknown by the name alone. */
const namesOf = ({ relation, found }: Known): string[] =>
  [relation ?? '', found.name, found.name.split('.').at(-1) ?? ''].map((name) => name.toLowerCase());

function inModel(node: Known, known: ReadonlySet<string>, sql: SqlOfResources): string[] {
  const reads = (sql.get(node) ?? []).flatMap((statement) =>
    statement.reading === 'ast' ? statement.reads : [],
  );
  const hard = reads.filter(
    (name) =>
      nodeOf(name) === null &&
      !known.has(name.replaceAll('`', '').toLowerCase()) &&
      !/information_schema|fresh_unknown/i.test(name),
  );
  return [...new Set(hard)];
}
