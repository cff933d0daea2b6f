MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL
MATCH (d)<-[u:READS|WRITES|MATERIALIZES]-(a:Entity)
WITH d.key AS dataset, u.repo AS repository, u.path AS path, min(u.line_start) AS line
ORDER BY dataset, repository, path
WITH dataset, repository, head(collect({path: path, line: line})) AS place
WITH dataset, repository, place, dataset + ' ' + repository AS cursor
WHERE cursor > $after
RETURN dataset, repository, place.path AS path, place.line AS line, cursor
ORDER BY cursor
LIMIT $limit
