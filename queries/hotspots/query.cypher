MATCH (r:Repository {key: $repo})
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)<-[any_change:CHANGED]-(:Person)
WHERE r.recent_since IS NULL
WITH r, max(any_change.quarter) AS newest
MATCH (r)-[:CONTAINS]->(f:File)
OPTIONAL MATCH (f)<-[c:CHANGED]-(p:Person)
WHERE c.quarter > toString(toInteger(substring(newest, 0, 4)) - 1) + substring(newest, 4)
WITH f, r.recent_since IS NOT NULL AS counted, sum(c.commits) AS quarterly, count(DISTINCT p) AS changers,
  CASE WHEN count(c.added) = 0 THEN null ELSE sum(c.added) END AS quarterly_added,
  CASE WHEN count(c.deleted) = 0 THEN null ELSE sum(c.deleted) END AS quarterly_deleted
WITH f, CASE WHEN counted THEN 'twelve-months' ELSE 'four-quarters' END AS window,
  CASE WHEN counted THEN coalesce(f.recent_commits, 0) ELSE quarterly END AS changes,
  CASE WHEN counted THEN f.recent_added ELSE quarterly_added END AS added,
  CASE WHEN counted THEN f.recent_deleted ELSE quarterly_deleted END AS deleted,
  CASE WHEN counted THEN coalesce(f.recent_people, 0) ELSE changers END AS people
WHERE changes > 0
RETURN f.path AS path, f.language AS language, f.lines AS lines, window, changes, added, deleted, people,
  f.complexity AS complexity, f.complexity_by AS complexity_by, changes * f.complexity AS hotspot, f.trend AS trend,
  f.main_share AS main_share, f.bus_factor AS bus_factor
ORDER BY coalesce(hotspot, -1) DESC, changes DESC, path
LIMIT $limit
