MATCH (own:Entity {family: 'Statement'})-[:READS|WRITES]->(d:Dataset)
WHERE own.key >= $repo + ':' AND own.key < $repo + ';'
WITH DISTINCT d
WHERE d.qualified = true
MATCH (d)<-[u:READS|WRITES]-(s:Statement)
WHERE s.repo <> $repo
RETURN d.key AS dataset, s.repo AS repository, sum(CASE WHEN type(u) = 'READS' THEN 1 ELSE 0 END) AS reads,
  sum(CASE WHEN type(u) = 'WRITES' THEN 1 ELSE 0 END) AS writes
ORDER BY dataset, repository
LIMIT $limit
