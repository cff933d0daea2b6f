MATCH (n:Entity {family: 'Finding'})
WHERE n.key STARTS WITH $repo AND n.repo = $repo
RETURN n.reason AS reason, n.path AS path, n.line_start AS line, n.what AS what, n.detail AS detail
ORDER BY reason, path, line, what, detail
LIMIT $limit
