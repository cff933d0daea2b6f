MATCH (m:Entity {family: 'DbtModel'})
WHERE m.key >= $repo + ':' AND m.key < $repo + ';' AND ($layer IS NULL OR m.layer = $layer)
OPTIONAL MATCH (m)-[h:HAS_COLUMN]->(:Column)
WITH m, count(h) AS columns, count(CASE WHEN h.description IS NULL OR h.description = '' THEN null ELSE 1 END) AS columns_described,
  count(CASE WHEN size(coalesce(h.tests, [])) > 0 THEN 1 END) AS columns_tested
OPTIONAL MATCH (m)-[:REF]->(needed:DbtModel|DbtSource|DbtSeed|DbtSnapshot)
WITH m, columns, columns_described, columns_tested, count(DISTINCT needed) AS needs
OPTIONAL MATCH (m)<-[:REF]-(user:DbtModel|DbtSnapshot|DbtExposure|DbtMetric)
RETURN m.layer AS layer, m.level AS level, m.key AS key, m.project AS project, m.name AS name,
  m.materialized AS materialized, m.path AS path, m.line_start AS line,
  CASE WHEN coalesce(m.description, '') = '' THEN false ELSE true END AS described,
  columns, columns_described, columns_tested, needs, count(DISTINCT user) AS needed_by
ORDER BY layer, level, key
LIMIT $limit
