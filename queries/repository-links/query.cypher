MATCH (a:Entity {family: 'Repository'})-[e:SUPPLIES|PUBLISHES_FOR]->(b:Repository)
WHERE a.key IS NOT NULL
RETURN a.key AS from, b.key AS to, CASE WHEN type(e) = 'SUPPLIES' THEN 'table' ELSE 'package' END AS kind,
  coalesce(e.dataset, e.package) AS thing
ORDER BY from, to, kind, thing
LIMIT $limit
