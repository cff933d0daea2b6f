MATCH (d:Dataset)-[h:HAS_COLUMN {repo: $repo}]->(c:Column)
WITH d, h, c ORDER BY d.key, h.ordinal, c.name
LIMIT $limit
OPTIONAL MATCH (c)-[e:DERIVES_FROM {repo: $repo}]->(s:Column)
WITH d, h, c, s, min(e.kind) AS kind, min(e.confidence) AS confidence
RETURN d.key AS dataset, h.ordinal AS ordinal, c.name AS column, coalesce(kind, h.kind) AS kind, s.key AS origin, confidence
ORDER BY dataset, ordinal, column, origin
LIMIT $limit
