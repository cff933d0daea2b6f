MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(n:Function)
RETURN f.path AS path, n.line_start AS line, n.name AS name, n.complexity AS complexity, n.loc AS loc
ORDER BY complexity DESC, path, line, name
LIMIT $limit
