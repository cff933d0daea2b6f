MATCH (f:Entity {family: 'File'})
WHERE f.recent_commits > 0
MATCH (f)-[:CONTAINS|DEFINES]->(s:Entity)-[:WRITES|MATERIALIZES]->(d:Dataset)
WHERE s:Statement OR s:DbtModel OR s:DbtSeed OR s:DbtSnapshot
WITH DISTINCT f, d ORDER BY d.key
WITH f, collect(d.key) AS tables
RETURN f.repo AS repo, f.path AS path, f.recent_commits AS changes, f.complexity AS complexity, f.trend AS trend,
  f.bus_factor AS bus_factor, tables
ORDER BY changes DESC, repo, path
LIMIT $limit
