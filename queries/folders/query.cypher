MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WITH f, CASE WHEN size(f.path) = size(f.name) THEN '' ELSE left(f.path, size(f.path) - size(f.name) - 1) END AS folder
RETURN folder, count(f) AS files, sum(coalesce(f.lines, 0)) AS lines,
  sum(CASE WHEN f.language = 'Python' THEN 1 ELSE 0 END) AS python_files,
  sum(CASE WHEN f.language = 'SQL' THEN 1 ELSE 0 END) AS sql_files
ORDER BY folder
LIMIT $limit
