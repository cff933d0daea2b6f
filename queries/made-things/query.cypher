MATCH (n:Entity)
WHERE n.family IN ['CloudResource', 'BundleObject'] AND n.key IS NOT NULL
MATCH (:File)-[:DEFINES]->(n)
WITH DISTINCT n, n.key AS cursor, coalesce(n.makes, []) AS makes, coalesce(n.grants_on, []) AS grants_on
WHERE cursor > $after AND size(makes) + size(grants_on) > 0
RETURN n.family AS family, n.key AS key, n.repo AS repository, coalesce(n.project, n.bundle) AS project, makes, grants_on,
  n.path AS path, n.line_start AS line, cursor
ORDER BY cursor
LIMIT $limit
