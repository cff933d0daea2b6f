MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(m:PythonModule {main: true})
OPTIONAL MATCH (m)<-[i:IMPORTS]-(:PythonModule)
RETURN f.path AS path, m.name AS module, count(i) AS imported_by
ORDER BY path
LIMIT $limit
