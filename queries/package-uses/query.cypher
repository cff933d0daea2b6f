MATCH (k:Entity {family: 'Package'})<-[:PUBLISHES]-(r:Repository)
WHERE k.key IS NOT NULL
WITH DISTINCT k
MATCH (k)<-[u:IMPORTS|PUBLISHES]-(a:Entity)
WITH k.key AS package, u.repo AS repository, sum(CASE WHEN type(u) = 'IMPORTS' THEN 1 ELSE 0 END) AS imports,
  sum(CASE WHEN type(u) = 'PUBLISHES' THEN 1 ELSE 0 END) AS publishes
WITH package, repository, imports, publishes, package + ' ' + repository AS cursor
WHERE cursor > $after
RETURN package, repository, imports, publishes, cursor
ORDER BY cursor
LIMIT $limit
