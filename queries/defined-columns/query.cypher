MATCH (d:Dataset)-[h:HAS_COLUMN]->(c:Column)
WHERE d.qualified = true AND h.ordinal IS NOT NULL AND h.repo <> 'portfolio'
WITH d.key AS dataset, h.repo AS repository, c.name AS column, min(h.ordinal) AS ordinal
WITH dataset, repository, column, ordinal, dataset + ' ' + repository + ' ' + column AS cursor
WHERE cursor > $after
RETURN dataset, repository, column, ordinal, cursor
ORDER BY cursor
LIMIT $limit
