MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)-[c:CO_CHANGED]->(:File)
RETURN c.explained AS explained, count(*) AS pairs
ORDER BY pairs DESC, explained
LIMIT $limit
