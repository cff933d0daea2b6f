MATCH (n:Entity {repo: $repo})
WHERE n:Finding
RETURN n.reason AS reason, count(*) AS findings, count(DISTINCT n.path) AS files
ORDER BY reason
LIMIT $limit
