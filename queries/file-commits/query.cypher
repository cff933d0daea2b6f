MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f.path IN $paths AND f.last_commit IS NOT NULL
RETURN f.path AS path, f.last_commit AS last_commit
ORDER BY path
LIMIT $limit
