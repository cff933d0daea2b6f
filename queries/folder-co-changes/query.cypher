MATCH (r:Repository {key: $repo})-[:CONTAINS]->(a:File)-[:CO_CHANGED]->(b:File)
WITH CASE WHEN size(a.path) = size(a.name) THEN '' ELSE left(a.path, size(a.path) - size(a.name) - 1) END AS x,
  CASE WHEN size(b.path) = size(b.name) THEN '' ELSE left(b.path, size(b.path) - size(b.name) - 1) END AS y
WHERE x <> y
WITH CASE WHEN x < y THEN x ELSE y END AS from_folder, CASE WHEN x < y THEN y ELSE x END AS to_folder
RETURN from_folder, to_folder, count(*) AS pairs
ORDER BY from_folder, to_folder
LIMIT $limit
