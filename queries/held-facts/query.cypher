MATCH (n:Entity {repo: $repo}) WHERE n.rid IS NOT NULL AND n.held IS NOT NULL
RETURN n.family AS family, n.key AS key, n.path AS path, n.held AS since_run
ORDER BY family, key
LIMIT $limit
