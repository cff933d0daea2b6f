MATCH (d:Dataset)-[e:STARS_OVER]->(o:Dataset)
WITH d, e, o, e.eid AS cursor
WHERE cursor > $after
RETURN d.key AS dataset, o.key AS over, e.repo AS repository, e.path AS path, e.by AS by, e.at AS at, e.without AS without,
  e.columns AS columns, e.defines AS defines, cursor
ORDER BY cursor
LIMIT $limit
