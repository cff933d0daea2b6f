MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL
MATCH (d)<-[w:WRITES|MATERIALIZES]-(m:Entity)
WHERE NOT m:DbtSource
OPTIONAL MATCH (m)<-[:HAS_TASK]-(own:Job)
OPTIONAL MATCH (m)<-[:CONTAINS]-(:File)<-[:RUNS]-(t:Task)<-[:HAS_TASK]-(j:Job)
OPTIONAL MATCH (m)<-[:RUNS]-(p:Task)<-[:HAS_TASK]-(of:Job)
WITH d, m, w, coalesce(j.key, own.key, of.key) AS job, coalesce(j.title, own.title, of.title, j.name, own.name, of.name) AS title
RETURN DISTINCT d.key AS dataset, m.family AS family, m.name AS name, w.repo AS repo, w.path AS path, w.line_start AS line, job, title
ORDER BY dataset, repo, path, line, family, name, job
LIMIT $limit
