MATCH (j:Entity {family: 'Job'})
WHERE j.key IS NOT NULL
MATCH (j)-[:HAS_TASK]->(t:Task)
OPTIONAL MATCH (t)-[:RUNS_ON]->(c:Cluster)
OPTIONAL MATCH (t)<-[s:SERVES]-(r:Entity)
OPTIONAL MATCH (r)<-[:CONTAINS]-(k:Entity)
WITH j, c, s, r, k
WHERE c IS NOT NULL OR r IS NOT NULL
RETURN DISTINCT j.key AS job, c.name AS cluster, r.key AS resource, r.name AS resource_name, r.type AS resource_type, r.repo AS repo,
  k.key AS stack, k.name AS stack_name, s.environment AS environment, s.confidence AS confidence, s.from_place AS from_place
ORDER BY job, cluster, resource, stack, environment, from_place
LIMIT $limit
