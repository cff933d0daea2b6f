MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
RETURN f.language AS language, count(f) AS files, sum(coalesce(f.lines, 0)) AS lines
ORDER BY lines DESC, language
LIMIT $limit
