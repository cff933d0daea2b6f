MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f.recent_commits > 0
RETURN f.path AS path, coalesce(f.commits, 0) AS commits, f.first_at AS first_at, f.last_at AS last_at,
  coalesce(f.recent_quarters, []) AS quarters
ORDER BY f.recent_commits DESC, path
LIMIT $limit
