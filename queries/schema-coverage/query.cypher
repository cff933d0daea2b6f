UNWIND ['Statement', 'Task', 'Pipeline', 'Dashboard', 'DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot'] AS family
MATCH (a:Entity {family: family})-[:MATERIALIZES|READS|WRITES]->(d:Dataset)
WHERE a.key >= $repo + ':' AND a.key < $repo + ';'
WITH d, min(CASE WHEN family = 'Statement' THEN null ELSE family END) AS declared_as,
  max(CASE WHEN coalesce(a.description, '') = '' THEN 0 ELSE 1 END) AS described
OPTIONAL MATCH (m:Entity)-[:MATERIALIZES]->(d)
WHERE m.repo = $repo AND declared_as IS NOT NULL
OPTIONAL MATCH (m)-[h:HAS_COLUMN]->(c:Column)
WITH d, declared_as, described, c, max(CASE WHEN coalesce(h.description, '') = '' THEN 0 ELSE 1 END) AS column_described,
  max(CASE WHEN size(coalesce(h.tests, [])) > 0 THEN 1 ELSE 0 END) AS column_tested
WITH d, declared_as, described, count(c) AS columns, sum(column_described) AS columns_described,
  sum(column_tested) AS columns_tested
RETURN declared_as, count(d) AS tables, sum(CASE WHEN columns > 0 THEN 1 ELSE 0 END) AS with_columns,
  sum(described) AS described, sum(CASE WHEN columns_tested > 0 THEN 1 ELSE 0 END) AS tested, sum(columns) AS columns,
  sum(columns_described) AS columns_described, sum(columns_tested) AS columns_tested
ORDER BY declared_as
LIMIT $limit
