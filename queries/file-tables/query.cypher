MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:CONTAINS|DEFINES]->(s:Entity)-[:WRITES|MATERIALIZES]->(d:Dataset)
WHERE s:Statement OR s:DbtModel OR s:DbtSeed OR s:DbtSnapshot
RETURN DISTINCT f.path AS path, d.key AS table
ORDER BY path, table
LIMIT $limit
