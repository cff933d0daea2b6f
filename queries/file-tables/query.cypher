UNWIND ['Statement', 'DbtModel', 'DbtSeed', 'DbtSnapshot'] AS family
MATCH (s:Entity {family: family})-[:WRITES|MATERIALIZES]->(d:Dataset)
WHERE s.key >= $repo + ':' AND s.key < $repo + ';'
RETURN DISTINCT s.path AS path, d.key AS table
ORDER BY path, table
LIMIT $limit
