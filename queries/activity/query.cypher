MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)<-[c:CHANGED]-(p:Person)
RETURN c.quarter AS quarter, sum(c.commits) AS changes, CASE WHEN count(c.added) = 0 THEN null ELSE sum(c.added) END AS added,
  CASE WHEN count(c.deleted) = 0 THEN null ELSE sum(c.deleted) END AS deleted, count(DISTINCT f) AS files, count(DISTINCT p) AS people
ORDER BY quarter
LIMIT $limit
