import { nodeOf } from '../../../../languages/dbt/node-names.ts';
import type { SqlOfResources } from '../../../../languages/dbt/read-sql.ts';
import type { Known, ProjectFacts } from '../../../../languages/dbt/resources.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';

/** Tables that a model names without ref() or source(): dependencies that dbt does not see. */
export function hardCodedTables(facts: ProjectFacts, sql: SqlOfResources): KnownItem[] {
  const known = new Set(facts.nodes.flatMap(namesOf));
  return facts.nodes.flatMap((node) => inModel(node, known, sql));
}

/** A relation is known by its full name, and where the target is unknown by the name alone. */
const namesOf = ({ relation, found }: Known): string[] =>
  [relation ?? '', found.name, found.name.split('.').at(-1) ?? ''].map((name) => name.toLowerCase());

function inModel(node: Known, known: ReadonlySet<string>, sql: SqlOfResources): KnownItem[] {
  const { found } = node;
  if (found.type !== 'model') return [];
  const reads = (sql.get(node) ?? []).flatMap((statement) =>
    statement.reading === 'ast' ? statement.reads : [],
  );
  const hard = reads.filter(
    (name) =>
      nodeOf(name) === null &&
      !known.has(name.replaceAll('`', '').toLowerCase()) &&
      !/information_schema|fresh_unknown/i.test(name),
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
