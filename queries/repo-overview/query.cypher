MATCH (r:Repository {key: $repo})
OPTIONAL MATCH (n:Entity {repo: $repo})
WHERE n.rid IS NOT NULL
WITH r, sum(coalesce(n.lines, 0)) AS lines,
  sum(CASE WHEN n:PythonModule THEN 1 ELSE 0 END) AS modules, sum(CASE WHEN n:Class THEN 1 ELSE 0 END) AS classes,
  sum(CASE WHEN n:Function THEN 1 ELSE 0 END) AS functions, sum(CASE WHEN n:Statement THEN 1 ELSE 0 END) AS statements,
  sum(CASE WHEN n.family STARTS WITH 'Dbt' THEN 1 ELSE 0 END) AS dbt_resources,
  sum(CASE WHEN n:Finding THEN 1 ELSE 0 END) AS findings
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:CONTAINS]->(:Statement)-[u:READS|WRITES]->(d:Dataset)
WITH r, lines, modules, classes, functions, statements, dbt_resources, findings,
  count(DISTINCT CASE WHEN type(u) = 'READS' THEN d END) AS tables_read,
  count(DISTINCT CASE WHEN type(u) = 'WRITES' THEN d END) AS tables_written
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[:IMPORTS]->(k:Package)
WITH r, lines, modules, classes, functions, statements, dbt_resources, findings, tables_read, tables_written,
  count(DISTINCT k) AS packages
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)<-[c:CHANGED]-(p:Person)
RETURN r.key AS key, r.name AS name, r.web_url AS web_url, r.description AS description, r.team AS team,
  r.languages AS languages, r.language_lines AS language_lines, coalesce(r.markers, []) AS markers,
  r.files AS files, r.bytes AS bytes, lines, modules, classes, functions, statements, dbt_resources, findings,
  tables_read, tables_written, packages, count(DISTINCT p) AS people, sum(coalesce(c.commits, 0)) AS changes,
  min(c.quarter) AS first_quarter, max(c.quarter) AS last_quarter
ORDER BY key
LIMIT $limit
