MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(n:Function)
WHERE size([d IN n.decorators WHERE d IN $decorators OR any(suffix IN $suffixes WHERE d ENDS WITH suffix)]) > 0
RETURN f.path AS path, n.line_start AS line, n.name AS name, n.decorators AS decorators
ORDER BY path, line, name
LIMIT $limit
