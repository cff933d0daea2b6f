MATCH (r:Repository {key: $repo})-[:CONTAINS]->(a:File)-[:DEFINES]->(:PythonModule)-[:IMPORTS]->(:PythonModule)<-[:DEFINES]-(b:File)
WITH CASE WHEN size(a.path) = size(a.name) THEN '' ELSE left(a.path, size(a.path) - size(a.name) - 1) END AS from_folder,
  CASE WHEN size(b.path) = size(b.name) THEN '' ELSE left(b.path, size(b.path) - size(b.name) - 1) END AS to_folder
WHERE from_folder <> to_folder
RETURN from_folder, to_folder, count(*) AS imports
ORDER BY from_folder, to_folder
LIMIT $limit
