MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)<-[any_change:CHANGED]-(:Person)
WITH r, max(any_change.quarter) AS newest
MATCH (r)-[:CONTAINS]->(f:File)<-[c:CHANGED]-(p:Person)
WHERE c.quarter > toString(toInteger(substring(newest, 0, 4)) - 1) + substring(newest, 4)
WITH f, sum(c.commits) AS changes, CASE WHEN count(c.added) = 0 THEN null ELSE sum(c.added) END AS added, CASE WHEN count(c.deleted) = 0 THEN null ELSE sum(c.deleted) END AS deleted,
  count(DISTINCT p) AS people
ORDER BY changes DESC, f.path
LIMIT $limit
OPTIONAL MATCH (f)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(n:Function)
RETURN f.path AS path, f.language AS language, f.lines AS lines, changes, added, deleted, people,
  CASE WHEN count(n) = 0 THEN null ELSE sum(n.complexity) END AS complexity
ORDER BY changes DESC, path
LIMIT $limit
