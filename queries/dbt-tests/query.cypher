MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)-[:DEFINES]->(n:DbtTest)
RETURN count(n) AS tests
ORDER BY tests
LIMIT $limit
