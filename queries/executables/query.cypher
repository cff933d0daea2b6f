MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f:Notebook OR f.mode = 'executable'
WITH f, CASE WHEN f:Notebook THEN true ELSE false END AS notebook
RETURN f.path AS path, f.language AS language, notebook, f.lines AS lines
ORDER BY path
LIMIT $limit
