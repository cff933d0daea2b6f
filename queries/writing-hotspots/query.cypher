UNWIND ['Statement', 'DbtModel', 'DbtSeed', 'DbtSnapshot'] AS family
MATCH (s:Entity {family: family})<-[:CONTAINS|DEFINES]-(f:File)
WHERE s.key IS NOT NULL AND coalesce(s.writes, 1) > 0
WITH DISTINCT f
WHERE f.recent_commits > 0
WITH f ORDER BY f.recent_commits DESC, f.repo, f.path
LIMIT $limit
MATCH (f)-[:CONTAINS|DEFINES]->(s:Entity)
WHERE s:Statement OR s:DbtModel OR s:DbtSeed OR s:DbtSnapshot
OPTIONAL MATCH (s)-[:WRITES|MATERIALIZES]->(d:Dataset)
WITH f, CASE WHEN s:Statement THEN d.key ELSE coalesce(d.key, s.key) END AS written
WHERE written IS NOT NULL
WITH DISTINCT f, written ORDER BY written
WITH f, collect(written) AS tables
RETURN f.repo AS repo, f.path AS path, f.recent_commits AS changes, f.complexity AS complexity, f.trend AS trend,
  f.bus_factor AS bus_factor, tables
ORDER BY changes DESC, repo, path
LIMIT $limit
