import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownNames } from '../../../ontology/known-names.ts';
import { type LintMode, lintStatement } from '../../../queries/lint-cypher.ts';
import { unknownNames } from '../../../queries/lint-names.ts';
import { rules } from '../../../queries/lint-rules.ts';

const END = 'RETURN n.key AS key ORDER BY key LIMIT $limit';

const offences: (readonly [rule: string, text: string, mode?: LintMode])[] = [
  ['procedures', `MATCH (n:File) WITH n, apoc.text.join(n.topics, ',') AS t ${END}`],
  ['procedures', 'CALL db.labels() YIELD label RETURN label ORDER BY label LIMIT $limit'],
  ['procedures', 'CALL gds.pageRank.stream($g) YIELD score RETURN score ORDER BY score LIMIT $limit'],
  [
    'procedure-call',
    'CALL vector_search.search($v, 3, $x) YIELD node RETURN node.key AS key ORDER BY key LIMIT $limit',
  ],
  ['count-subquery', `MATCH (n:File) WHERE COUNT { (n)--() } > 1 ${END}`],
  ['count-subquery', `MATCH (n:File) WITH n, COLLECT { MATCH (n)--(m) RETURN m } AS c ${END}`],
  ['quantified-path', `MATCH (n:File)-[:CONTAINS]->{1,5}(m) ${END}`],
  ['quantified-path', `MATCH (n:File) ((a)-[:REF]->(b)){2,3} (m) ${END}`],
  ['unbounded-path', `MATCH (n:File)-[:REF*]->(m) ${END}`],
  ['unbounded-path', `MATCH (n:File)-[:REF*2..]->(m) ${END}`],
  ['unbounded-path', `MATCH (n:File)-[*]->(m) ${END}`],
  ['label-expression', `MATCH (n:File&Notebook) ${END}`],
  ['label-expression', `MATCH (n:!File) ${END}`],
  ['dynamic-label', `MATCH (n:$label) ${END}`],
  ['dynamic-label', `MATCH (n:$($label)) ${END}`],
  ['dynamic-label', 'UNWIND $rows AS r CREATE (n:r.label) RETURN count(n) AS n', 'write'],
  ['inline-where', `MATCH (n:File WHERE n.size > 3) ${END}`],
  ['inline-where', `MATCH (n:File)-[e:CHANGED WHERE e.commits > 3]-(m) ${END}`],
  ['shortest-path', `MATCH p = shortestPath((n:File)-[:REF*1..5]->(m)) ${END}`],
  ['shortest-path', `MATCH (n:File)-[:REF *BFS ..10]->(m) ${END}`],
  ['hints', `MATCH (n:File) USING INDEX n:File(key) ${END}`],
  ['hints', 'USING PERIODIC COMMIT 100 MATCH (n) RETURN n.key AS key ORDER BY key LIMIT $limit'],
  ['in-transactions', 'MATCH (n:File) CALL { WITH n SET n.size = 1 } IN TRANSACTIONS OF 500 ROWS', 'write'],
  ['schema-statement', 'SHOW INDEXES'],
  ['schema-statement', 'CREATE INDEX IF NOT EXISTS FOR (n:File) ON (n.key)', 'write'],
  ['write-clause', `MATCH (n:File) SET n.size = 1 ${END}`],
  ['write-clause', `MERGE (n:File {key: $k}) ${END}`, 'read'],
  ['write-clause', 'MATCH (n:File) DETACH DELETE n', 'read'],
  ['round', `MATCH (n:File) WITH n, round(n.size / 3.0, 2) AS s ${END}`],
  ['clock', `MATCH (n:File) WHERE n.first_at < datetime() ${END}`],
  ['clock', `MATCH (n:File) WHERE n.size < timestamp() ${END}`],
  ['missing-function', `MATCH (n:File) WITH n, nullIf(n.size, 0) AS s ${END}`],
  ['missing-function', `MATCH (n:File) WITH n, percentileCont(n.size, 0.5) AS s ${END}`],
  ['missing-function', `MATCH (n:File) WITH n, stDev(n.size) AS s ${END}`],
  ['missing-function', `MATCH (n:File) WHERE isNaN(n.size) ${END}`],
  ['missing-function', `MATCH (n:File) WITH n, time() AS t ${END}`],
  ['memgraph-function', `MATCH (n:File) WHERE inDegree(n) > 3 ${END}`],
  ['server-id', `MATCH (n:File) WHERE id(n) = 3 ${END}`],
  ['server-id', `MATCH (n:File) WITH n, elementId(n) AS e ${END}`],
  ['random', `MATCH (n:File) WITH n, rand() AS r ${END}`],
  ['random', `MATCH (n:File) WITH n, randomUUID() AS r ${END}`],
  ['regexp-flags', `MATCH (n:File) WHERE n.name =~ '(?i)a.*' ${END}`],
  ['concatenation', `MATCH (n:File) WITH n, n.name || 'x' AS s ${END}`],
  ['offset', 'MATCH (n:File) RETURN n.key AS key ORDER BY key OFFSET 3 LIMIT $limit'],
  ['newer-clauses', 'MATCH (n:File) FILTER n.size > 3 RETURN n.key AS key ORDER BY key LIMIT $limit'],
  ['newer-clauses', 'MATCH (n:File) SET n.size = 1 FINISH', 'write'],
  ['type-predicate', `MATCH (n:File) WHERE n.size IS :: INTEGER ${END}`],
  ['dynamic-property', 'MATCH (n:File) SET n[$k] = 3', 'write'],
  ['case-values', `MATCH (n:File) WITH n, CASE n.size WHEN 1, 2 THEN 'small' ELSE 'large' END AS s ${END}`],
  ['case-values', `MATCH (n:File) WITH n, max(CASE n.size WHEN abs(1), 2 THEN 1 END) AS s ${END}`],
  ['drop-if-exists', 'DROP INDEX by_key IF EXISTS', 'ddl'],
  ['value-type', `MATCH (n:File) WHERE valueType(n.size) = 'INTEGER' ${END}`],
  ['digit-groups', `MATCH (n:File) WHERE n.size > 1_000 ${END}`],
  [
    'exists-outside-where',
    'MATCH (n:File) RETURN EXISTS { MATCH (n)--(m) RETURN m } AS e ORDER BY e LIMIT $limit',
  ],
  ['exists-outside-where', `MATCH (n:File) WITH n, exists((n)-[:CONTAINS]->()) AS e ${END}`],
  ['limit-missing', 'MATCH (n:File) RETURN n.key AS key ORDER BY key'],
  ['order-missing', 'MATCH (n:File) RETURN n.key AS key LIMIT $limit'],
  ['order-missing', `MATCH (n:File) WITH n LIMIT $limit ${END}`],
  ['half-an-index', `MATCH (n:Entity {family: 'File'}) WHERE n.size > 3 ${END}`],
  ['half-an-index', `OPTIONAL MATCH (n:Entity {repo: $repo}) WHERE n.key IS NOT NULL ${END}`],
  ['literal-values', 'MATCH (n:File) RETURN n.key AS key ORDER BY key LIMIT 10'],
  ['built-values', `MATCH (n:File) WHERE n.key = '\${key}' ${END}`],
  ['return-star', 'MATCH (n:File) RETURN * ORDER BY n.key LIMIT $limit'],
  ['prefix', `PROFILE MATCH (n:File) ${END}`],
  ['prefix', `EXPLAIN MATCH (n:File) ${END}`],
  ['prefix', `CYPHER 5 MATCH (n:File) ${END}`],
  ['one-server-schema', 'CREATE CONSTRAINT FOR ()-[e:CALLS]-() REQUIRE e.eid IS UNIQUE', 'ddl'],
  ['one-server-schema', 'CREATE INDEX IF NOT EXISTS FOR ()-[e:FEEDS]-() ON (e.repo, e.eid)', 'ddl'],
  ['one-server-schema', 'CREATE INDEX by_key IF NOT EXISTS FOR (n:File) ON (n.key)', 'ddl'],
  ['not-schema', 'MATCH (n:File) DELETE n', 'ddl'],
];

const saysOf = (name: string): string => rules.find((rule) => rule.name === name)?.says ?? `no rule ${name}`;

for (const [name, text, mode] of offences)
  test(`${name}: ${text}`, () => {
    expect(lintStatement(text, mode)).toContain(saysOf(name));
  });

test('every rule has an offence here', () => {
  const shown = new Set(offences.map(([name]) => name));
  expect(rules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});

const sound: readonly (readonly [text: string, mode: LintMode])[] = [
  [`MATCH (n:Entity {family: 'File'}) WHERE n.key IS NOT NULL ${END}`, 'query'],
  [`MATCH (n:Entity {family: 'File', key: $key}) ${END}`, 'query'],
  [`MATCH (n:Entity {family: 'File'}) WHERE n.key >= $repo + ':' AND n.key < $repo + ';' ${END}`, 'query'],
  [
    `MATCH (n:File) WITH n, max(CASE WHEN n.size IN [1, 2] AND n.name IN split('a,b', ',') THEN 1 ELSE 0 END) AS s, 1 AS t ${END}`,
    'query',
  ],
  [
    `MATCH (n:File {key: $key})-[:CONTAINS*1..4]->(m:Statement|File) WHERE NOT EXISTS { MATCH (n)<-[:REF]-(x) RETURN x } ${END}`,
    'query',
  ],
  [`MATCH (n:File) WHERE n.name = 'RETURN * LIMIT; apoc.x() || COUNT { 1_000' ${END}`, 'query'],
  [`MATCH (n:File) // EXPLAIN rand() and OFFSET\n${END}`, 'query'],
  [`MATCH (n:File) WITH n, [(n)-[:CONTAINS]->(m) WHERE m.ordinal > 1 | m.key] AS keys ${END}`, 'query'],
  [`MATCH (n:File) WHERE n.size > (1 + 2) + (3) AND n.set = $set AND n.limit = $create ${END}`, 'query'],
  [
    'MATCH (n:Entity {rid: $r}) CALL { WITH n RETURN n.size AS s } WITH s RETURN s ORDER BY s LIMIT $limit',
    'query',
  ],
  [
    'UNWIND $rows AS r MERGE (n:Entity {rid: r.rid}) WITH n, r WHERE n.fh IS NULL SET n = r.props SET n:`File`',
    'write',
  ],
  ['CREATE CONSTRAINT IF NOT EXISTS FOR (n:Entity) REQUIRE n.rid IS UNIQUE', 'ddl'],
  ['CREATE INDEX IF NOT EXISTS FOR (n:Entity) ON (n.repo, n.rid)', 'ddl'],
  ['CREATE INDEX IF NOT EXISTS FOR ()-[e:FEEDS]-() ON (e.repo)', 'ddl'],
  ['CREATE CONSTRAINT ON (n:Entity) ASSERT EXISTS (n.rid)', 'ddl'],
];

test.each(sound)('sound: %s', (text, mode) => {
  expect(lintStatement(text, mode)).toEqual([]);
});

test("names that the ontology does not know are found; fields of the query's own maps are not asked for", () => {
  const text = `MATCH (n:Fiel)-[c:CHANGD|CHANGED]->(f:File) WITH n, f, {foo: 1} AS row WHERE f.sise > row.foo ${END}`;
  expect(unknownNames(text, knownNames)).toEqual([
    'there is no label Fiel',
    'there is no property sise',
    'there is no relationship type CHANGD',
  ]);
});

const folder = new URL('../../../queries/', import.meta.url);
const queries = readdirSync(folder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
);

test.each(queries.map(({ name }) => name))('saved query %s is portable and speaks the ontology', (name) => {
  const text = readFileSync(new URL(`${name}/query.cypher`, folder), 'utf8');
  expect([...lintStatement(text), ...unknownNames(text, knownNames)]).toEqual([]);
});
