MATCH (r:Repository {key: $repo})-[:CONTAINS]->(a:File)-[c:CO_CHANGED]->(b:File)
WHERE c.explained IS NOT NULL AND size(c.explained) = 0
RETURN a.path AS path, b.path AS other_path, c.together AS together, c.share AS share
ORDER BY together DESC, path, other_path
LIMIT $limit
