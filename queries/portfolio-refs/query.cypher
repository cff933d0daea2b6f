UNWIND ['DbtModel', 'DbtSnapshot'] AS family
MATCH (m:Entity {family: family})-[:REF]->(n:Entity)
WHERE m.key IS NOT NULL AND n.family IN ['DbtModel', 'DbtSnapshot', 'DbtSeed', 'DbtSource']
OPTIONAL MATCH (m)-[:MATERIALIZES]->(built:Dataset)
OPTIONAL MATCH (n)-[:MATERIALIZES]->(needed:Dataset)
RETURN DISTINCT coalesce(needed.key, n.key) AS from, coalesce(built.key, m.key) AS to, m.repo AS repo
ORDER BY from, to, repo
LIMIT $limit
