// A page of rows needs no more datasets than rows: those whose keys come next, and what sorts among them by a blank in its key.
WITH head(split($after, ' ')) AS low,
  CASE WHEN $after CONTAINS ' ' THEN left($after, size($after) - size(last(split($after, ' '))) - 1) + '!' ELSE $after END AS next
CALL {
  WITH next
  MATCH (d:Entity {family: 'Dataset'})<-[:READS|WRITES|MATERIALIZES]-()
  WHERE d.key >= next AND d.qualified = true
  WITH DISTINCT d.key AS key ORDER BY key
  LIMIT $limit
  RETURN max(key) AS last
}
WITH low, coalesce(last + '!', next) AS past
MATCH (d:Entity {family: 'Dataset'})<-[u:READS|WRITES|MATERIALIZES]-(a)
WHERE d.key >= low AND d.key < past AND d.qualified = true
WITH d, u.repo AS repository,
  CASE type(u) WHEN 'READS' THEN 1 WHEN 'WRITES' THEN 0 ELSE CASE WHEN a:DbtSource THEN 1 ELSE 0 END END AS reading
WITH d, repository, sum(reading) AS reads, count(reading) AS uses
WITH d.key AS dataset, repository, reads, uses - reads AS writes, d.key + ' ' + repository AS cursor
WHERE cursor > $after
RETURN dataset, repository, reads, writes, cursor
ORDER BY cursor
LIMIT $limit
