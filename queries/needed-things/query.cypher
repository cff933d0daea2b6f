MATCH (n:Entity)
WHERE n.family IN ['Task', 'Cluster'] AND n.key IS NOT NULL
MATCH (:File)-[:DEFINES]->(n)
WITH DISTINCT n, n.key AS cursor
WHERE cursor > $after AND size(n.needs) > 0
RETURN n.family AS family, n.key AS key, n.repo AS repository, n.environment AS environment, n.needs AS needs,
  n.path AS path, n.line_start AS line, cursor
ORDER BY cursor
LIMIT $limit
