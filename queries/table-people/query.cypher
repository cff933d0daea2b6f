MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL
MATCH (d)<-[:WRITES|MATERIALIZES]-(m:Entity)<-[:CONTAINS|DEFINES]-(f:File)
WHERE NOT m:DbtSource
WITH DISTINCT d, f
MATCH (f)<-[c:CHANGED]-(p:Person)
WHERE c.recent > 0
RETURN d.key AS dataset, p.key AS person, min(c.display_name) AS name, f.repo AS repo, sum(c.recent) AS changes
ORDER BY dataset, changes DESC, name, person, repo
LIMIT $limit
