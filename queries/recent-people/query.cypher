MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)<-[any_change:CHANGED]-(:Person)
WITH r, max(any_change.quarter) AS newest
MATCH (r)-[:CONTAINS]->(f:File)<-[c:CHANGED]-(p:Person)
WHERE c.quarter > toString(toInteger(substring(newest, 0, 4)) - 1) + substring(newest, 4)
RETURN p.key AS person, min(c.display_name) AS name, sum(c.commits) AS changes, CASE WHEN count(c.added) = 0 THEN null ELSE sum(c.added) END AS added,
  CASE WHEN count(c.deleted) = 0 THEN null ELSE sum(c.deleted) END AS deleted, count(DISTINCT f) AS files, max(c.quarter) AS last_quarter
ORDER BY changes DESC, person
LIMIT $limit
