MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL AND d.qualified = true
MATCH (d)<-[u:READS|WRITES|MATERIALIZES]-(a:Entity)
WITH d.key AS dataset, u.repo AS repository, sum(CASE WHEN type(u) = 'READS' OR a:DbtSource THEN 1 ELSE 0 END) AS reads,
  sum(CASE WHEN type(u) = 'READS' OR a:DbtSource THEN 0 ELSE 1 END) AS writes
WITH dataset, repository, reads, writes, dataset + ' ' + repository AS cursor
WHERE cursor > $after
RETURN dataset, repository, reads, writes, cursor
ORDER BY cursor
LIMIT $limit
