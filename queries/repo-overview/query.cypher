MATCH (r:Repository {key: $repo})
CALL {
  WITH r
  MATCH (f:Entity {family: 'File'})
  WHERE f.key >= r.key + ':' AND f.key < r.key + ';'
  RETURN sum(coalesce(f.lines, 0)) AS lines
}
CALL {
  WITH r
  UNWIND ['PythonModule', 'Class', 'Function', 'Statement', 'DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot', 'DbtExposure',
    'DbtTest', 'DbtMacro', 'DbtMetric'] AS family
  MATCH (n:Entity {family: family})
  WHERE n.key >= r.key + ':' AND n.key < r.key + ';'
  WITH family, count(n) AS found
  RETURN sum(CASE WHEN family = 'PythonModule' THEN found ELSE 0 END) AS modules,
    sum(CASE WHEN family = 'Class' THEN found ELSE 0 END) AS classes,
    sum(CASE WHEN family = 'Function' THEN found ELSE 0 END) AS functions,
    sum(CASE WHEN family = 'Statement' THEN found ELSE 0 END) AS statements,
    sum(CASE WHEN family STARTS WITH 'Dbt' THEN found ELSE 0 END) AS dbt_resources
}
CALL {
  WITH r
  MATCH (x:Entity {family: 'Finding'})
  WHERE x.key >= r.key + '!' AND x.key < r.key + ';' AND x.repo = r.key
  RETURN count(x) AS findings
}
CALL {
  WITH r
  MATCH (s:Entity {family: 'Statement'})-[u:READS|WRITES]->(d:Dataset)
  WHERE s.key >= r.key + ':' AND s.key < r.key + ';'
  RETURN count(DISTINCT CASE WHEN type(u) = 'READS' THEN d END) AS tables_read,
    count(DISTINCT CASE WHEN type(u) = 'WRITES' THEN d END) AS tables_written
}
CALL {
  WITH r
  MATCH (m:Entity {family: 'PythonModule'})-[:IMPORTS]->(k:Package)
  WHERE m.key >= r.key + ':' AND m.key < r.key + ';'
  RETURN count(DISTINCT k) AS packages
}
CALL {
  WITH r
  MATCH (f:Entity {family: 'File'})<-[c:CHANGED]-(p:Person)
  WHERE f.key >= r.key + ':' AND f.key < r.key + ';'
  RETURN count(DISTINCT p) AS people, sum(coalesce(c.commits, 0)) AS changes, min(c.quarter) AS first_quarter,
    max(c.quarter) AS last_quarter
}
RETURN r.key AS key, r.name AS name, r.web_url AS web_url, r.description AS description, r.team AS team,
  r.languages AS languages, r.language_lines AS language_lines, coalesce(r.markers, []) AS markers,
  r.files AS files, r.bytes AS bytes, lines, modules, classes, functions, statements, dbt_resources, findings,
  tables_read, tables_written, packages, people, changes, first_quarter, last_quarter
ORDER BY key
LIMIT $limit
