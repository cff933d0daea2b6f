MATCH (a:Entity {family: 'Dataset'})-[e:FEEDS]->(b:Dataset)
WHERE a.key IS NOT NULL
WITH DISTINCT a, b, e.repo AS repo ORDER BY repo
RETURN a.key AS from, b.key AS to, collect(repo) AS repositories
ORDER BY from, to
LIMIT $limit
