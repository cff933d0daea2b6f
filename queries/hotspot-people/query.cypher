MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f.hotspot > 0
WITH f ORDER BY f.hotspot DESC, f.recent_commits DESC, f.path
LIMIT $files
MATCH (f)<-[c:CHANGED]-(p:Person)
WHERE c.recent > 0
RETURN f.path AS path, p.key AS person, min(c.display_name) AS name, sum(c.recent) AS commits
ORDER BY path, commits DESC, person
LIMIT $limit
