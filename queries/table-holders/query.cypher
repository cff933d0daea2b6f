MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL
MATCH (d)<-[h:HOLDS|PROVISIONS]-(r:Entity)
OPTIONAL MATCH (r)<-[:CONTAINS]-(k:Entity)
RETURN DISTINCT d.key AS dataset, r.key AS resource, r.name AS resource_name, coalesce(r.type, r.object_type) AS resource_type, r.repo AS repo,
  k.key AS stack, k.name AS stack_name, h.role AS role, h.environment AS environment, r.path AS path, r.line_start AS line
ORDER BY dataset, role, resource, stack, environment
LIMIT $limit
