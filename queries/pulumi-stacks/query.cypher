MATCH (s:Entity {family: 'Stack'})
WHERE s.key IS NOT NULL
MATCH (:File)-[:DEFINES]->(s)
WITH DISTINCT s, s.key AS cursor
WHERE cursor > $after
RETURN s.repo AS repository, s.name AS project, coalesce(s.stacks, []) AS stacks, s.stack_references AS references,
  coalesce(s.stack_reference_places, []) AS places, s.path AS path, cursor
ORDER BY cursor
LIMIT $limit
