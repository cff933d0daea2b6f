MATCH (r:Repository {key: $repo})-[:CONTAINS]->(a:File)-[:DEFINES]->(m:Entity)-[:REF]->(n:Entity)<-[:DEFINES]-(b:File)
WHERE a.path <> b.path AND NOT m:DbtTest AND NOT n:DbtTest
WITH CASE WHEN size(a.path) = size(a.name) THEN '' ELSE left(a.path, size(a.path) - size(a.name) - 1) END AS from_folder,
  CASE WHEN size(b.path) = size(b.name) THEN '' ELSE left(b.path, size(b.path) - size(b.name) - 1) END AS to_folder
WHERE from_folder <> to_folder
RETURN from_folder, to_folder, count(*) AS refs
ORDER BY from_folder, to_folder
LIMIT $limit
