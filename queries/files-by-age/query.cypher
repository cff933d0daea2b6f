MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f.last_at IS NOT NULL
WITH substring(f.last_at, 0, 4) AS year, substring(coalesce(f.first_at, f.last_at), 0, 4) AS born, coalesce(f.lines, 0) AS text
RETURN year, count(*) AS files, sum(text) AS lines, sum(CASE WHEN born = year THEN 1 ELSE 0 END) AS new_files
ORDER BY year
LIMIT $limit
