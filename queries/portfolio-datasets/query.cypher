MATCH (d:Entity {family: 'Dataset'})<-[u:READS|WRITES|MATERIALIZES]-()
WHERE d.key IS NOT NULL AND d.qualified = true
WITH d, count(DISTINCT u.repo) AS repositories
WHERE repositories >= $least
MATCH (d)<-[u:READS|WRITES|MATERIALIZES]-(a:Entity)
WITH d, a.repo AS repo, max(CASE WHEN type(u) = 'READS' OR a:DbtSource THEN 0 ELSE 1 END) AS writes,
  max(CASE WHEN type(u) = 'READS' OR a:DbtSource THEN 1 ELSE 0 END) AS reads
ORDER BY repo
WITH d, count(repo) AS repositories, collect(CASE WHEN writes = 1 THEN repo END) AS writers,
  collect(CASE WHEN reads = 1 THEN repo END) AS readers
RETURN d.key AS dataset, d.name AS name, repositories, writers, readers
ORDER BY repositories DESC, dataset
LIMIT $limit
