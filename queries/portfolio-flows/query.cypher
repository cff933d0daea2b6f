MATCH (a:Entity {family: 'Dataset'})
WHERE a.key IS NOT NULL AND EXISTS { MATCH (a)-[:FEEDS]->(fed:Dataset) RETURN fed.key }
WITH a ORDER BY a.key
LIMIT $limit
MATCH (a)-[e:FEEDS]->(b:Dataset)
WITH DISTINCT a, b, e.repo AS repo ORDER BY repo
RETURN a.key AS from, b.key AS to, collect(repo) AS repositories
ORDER BY from, to
LIMIT $limit
