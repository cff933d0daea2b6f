MATCH (r:Repository {key: $repo})-[:CONTAINS]->(a:File)-[c:CO_CHANGED]->(b:File)
OPTIONAL MATCH (a)-[:DEFINES]->(:PythonModule)-[i:IMPORTS]-(:PythonModule)<-[:DEFINES]-(b)
WITH a.path AS path, b.path AS other_path, c.together AS together, c.share AS share, count(i) AS imports
RETURN path, other_path, together, share, imports > 0 AS imported
ORDER BY together DESC, path, other_path
LIMIT $limit
