MATCH (d:Dataset)-[h:HAS_COLUMN {repo: $repo}]->(c:Column)
OPTIONAL MATCH (c)-[e:DERIVES_FROM {repo: $repo}]->(s:Column)
WITH d, h, c, count(DISTINCT s.key) AS sources, min(e.confidence) AS confidence
RETURN d.key AS dataset, c.name AS column, h.ordinal AS ordinal, h.kind AS kind, sources, confidence
ORDER BY dataset, ordinal, column
LIMIT $limit
