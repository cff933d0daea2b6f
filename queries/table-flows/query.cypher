MATCH (a:Dataset)-[e:FEEDS {repo: $repo}]->(b:Dataset)
RETURN DISTINCT a.key AS from, b.key AS to
ORDER BY from, to
LIMIT $limit
