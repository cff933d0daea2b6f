MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
RETURN coalesce(f.state, 'unknown') AS state, count(f) AS files
ORDER BY state
LIMIT $limit
