MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)<-[c:CHANGED]-(p:Person)
RETURN c.quarter AS quarter, sum(c.commits) AS changes, sum(coalesce(c.added, 0)) AS added,
  sum(coalesce(c.deleted, 0)) AS deleted, count(DISTINCT f) AS files, count(DISTINCT p) AS people
ORDER BY quarter
LIMIT $limit
