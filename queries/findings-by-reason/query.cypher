MATCH (n:Entity {family: 'Finding'})
WHERE n.key STARTS WITH $repo AND n.repo = $repo
RETURN n.reason AS reason, count(*) AS findings, count(DISTINCT n.path) AS files
ORDER BY reason
LIMIT $limit
