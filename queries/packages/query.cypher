MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(:PythonModule)-[:IMPORTS]->(k:Package)
WITH k, count(DISTINCT f) AS files
MATCH (k)<-[:IMPORTS]-(m:PythonModule)
RETURN k.key AS package, files, count(DISTINCT m.repo) AS repositories
ORDER BY package
LIMIT $limit
